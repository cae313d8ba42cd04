import type { SimilaritySource } from '../../engine/types';
import { LINKAGES, type Linkage, METRICS, type Metric } from '../../similarity/tree/choices';
import type { Cut } from '../../similarity/tree/cut';
import type { StateDefinition } from '../view';

/** Which tree groups the classes, and how it is cut. Views that show groups share it, and all carry it in their links. */
export interface GroupingState {
  /** The model whose classes are compared: a bundled model's id, or `file:NAME` for one that was opened here. */
  readonly model: string;
  readonly source: SimilaritySource;
  readonly metric: Metric;
  readonly linkage: Linkage;
  readonly cut: Cut;
  /** Classes moved by hand, each with its group; see `groupClasses`. */
  readonly moves: readonly (readonly [label: number, group: number])[];
}

const INITIAL: GroupingState = {
  model: 'fashion-natural',
  source: 'weights',
  metric: 'euclidean',
  linkage: 'ward',
  cut: { count: 3 },
  moves: [],
};

export const SOURCES: readonly SimilaritySource[] = ['weights', 'unit-weights', 'features', 'confusion'];

export const groupingState: StateDefinition<GroupingState> = {
  id: 'grouping',
  initial: INITIAL,
  encode(state) {
    const { model, source, metric, linkage, cut, moves } = state;
    return {
      ...(model !== INITIAL.model && { tm: model }),
      ...(source !== INITIAL.source && { ts: source }),
      ...(metric !== INITIAL.metric && { td: metric }),
      ...(linkage !== INITIAL.linkage && { tl: linkage }),
      ...encodeCut(cut),
      ...(moves.length > 0 && { tg: moves.map(([label, group]) => `${label}.${group}`).join(',') }),
    };
  },
  decode({ tm, ts, td, tl, tk, th, tg }) {
    return {
      model: tm || INITIAL.model,
      source: SOURCES.find((source) => source === ts) ?? INITIAL.source,
      metric: METRICS.find((metric) => metric === td) ?? INITIAL.metric,
      linkage: LINKAGES.find((linkage) => linkage === tl) ?? INITIAL.linkage,
      cut: decodeCut(tk, th),
      moves: decodeMoves(tg),
    };
  },
};

function encodeCut(cut: Cut): Readonly<Record<string, string>> {
  if ('height' in cut) return { th: String(cut.height) };
  return 'count' in INITIAL.cut && cut.count === INITIAL.cut.count ? {} : { tk: String(cut.count) };
}

function decodeCut(count: string | undefined, height: string | undefined): Cut {
  if (height && Number.isFinite(Number(height)) && Number(height) >= 0) return { height: Number(height) };
  const groups = Number(count);
  return Number.isSafeInteger(groups) && groups >= 1 ? { count: groups } : INITIAL.cut;
}

function decodeMoves(text = ''): GroupingState['moves'] {
  const moves = new Map(
    text.split(',').flatMap((move) => {
      const match = /^(\d{1,6})\.(\d{1,6})$/.exec(move);
      return match ? [[Number(match[1]), Number(match[2])] as const] : [];
    }),
  );
  return [...moves];
}
