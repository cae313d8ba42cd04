import { USUAL_KIND } from '../../catalog/datasets';
import type { SimilaritySource } from '../../engine/api/types';
import { type Cut, LINKAGES, type Linkage, METRICS, type Metric } from '../../similarity/tree/classTree';
import { anyText, type Field, field, integer, number, oneOf, type StateOf, stateOf } from '../state/fields';

export const SOURCES: readonly SimilaritySource[] = ['weights', 'unit-weights', 'features', 'confusion'];

/** Where the tree is cut: a number of groups in the link, or a height. */
const cut: Field<Cut> = {
  initial: { count: USUAL_KIND.tree.groups },
  keys: ['tk', 'th'],
  unreadable: ({ tk, th }) => [
    ...(tk && integer(1)(tk) === undefined ? ['tk'] : []),
    ...(th && number(0, Number.MAX_VALUE)(th) === undefined ? ['th'] : []),
  ],
  encode(value): Record<string, string> {
    if ('height' in value) return { th: String(value.height) };
    return value.count === USUAL_KIND.tree.groups ? {} : { tk: String(value.count) };
  },
  decode({ tk = '', th = '' }) {
    const height = number(0, Number.MAX_VALUE)(th);
    const count = integer(1)(tk);
    if (height !== undefined) return { height };
    return count === undefined ? cut.initial : { count };
  },
};

/** Classes moved by hand, each with its group; see `groupClasses`. */
type Moves = readonly (readonly [label: number, group: number])[];

const MOVE = /^(\d{1,6})\.(\d{1,6})$/;

/** Which tree groups the classes, and how it is cut. Views that show groups share it, and all carry it in their links. */
export const groupingState = stateOf(
  'grouping',
  {
    /** The model whose classes are compared: a bundled model's id, or `file:NAME` for one that was opened here. */
    model: field<string>('tm', USUAL_KIND.tree.model, anyText),
    source: field<SimilaritySource>('ts', USUAL_KIND.tree.source, oneOf(SOURCES)),
    metric: field<Metric>('td', 'euclidean', oneOf(METRICS)),
    linkage: field<Linkage>('tl', 'ward', oneOf(LINKAGES)),
    cut,
    moves: field<Moves>('tg', [], movesOf, (moves) => moves.map((move) => move.join('.')).join(',')),
  },
  {
    model: 'network of the tree',
    source: 'source of the tree',
    metric: 'distance of classes',
    moves: 'classes moved by hand',
  },
);

export type GroupingState = StateOf<typeof groupingState>;

/** Takes what can be read of them; nothing where none can. */
function movesOf(text: string): Moves | undefined {
  const moves = text.split(',').flatMap((move) => {
    const match = MOVE.exec(move);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return moves.length > 0 ? [...new Map(moves)] : undefined;
}
movesOf.leavesOut = (text: string) => !text.split(',').every((move) => MOVE.test(move));
