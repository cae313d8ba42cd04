import { anyText, field, listOf, number, oneOf, type StateOf, stateOf } from '../../../app/state/fields';
import type { AppStore } from '../../../app/state/store';
import { decodeSelection, encodeSelection, type Selection } from './selection';

/** What the matrix of class pairs shows. */
export const SHOWN = ['verified', 'attacked', 'clean', 'radius'] as const;
export type Shown = (typeof SHOWN)[number];

/** What stands below the matrices. */
export const PANELS = ['groups', 'classes', 'curves', 'table', 'front', 'radii'] as const;
export type Panel = (typeof PANELS)[number];

export const MOST_MODELS = 4;

/** The ids by which the pictures are found when they are exported. */
export const MATRICES = 'groups-matrices';
export const PANEL = 'groups-panel';

const isRadius = number(0, 1);

/** What Groups shows besides the grouping, which it shares with other views. */
export const groupsState = stateOf(
  'groups',
  {
    /**
     * One to four models; bundled ids, or `file:NAME` for those opened here. The others are compared with the first. Null
     * for those to begin with.
     */
    models: field<readonly string[] | null>('m', null, listOf(anyText, MOST_MODELS)),
    /** ε_in: the radius asked for between classes of one group; null for that of the first model's card. */
    inner: field<number | null>('i', null, isRadius),
    /** ε_out: the radius asked for between classes of different groups; null as well. */
    outer: field<number | null>('o', null, isRadius),
    /** Whether matrices and bars ask for ε_out between all classes, rather than for ε_in within groups. */
    uniform: field<boolean>(
      'u',
      false,
      (text) => text === '1',
      (isUniform) => (isUniform ? '1' : ''),
    ),
    /** A radius for every merge of the tree, the smallest merge first, instead of the two; null for the two. */
    merges: field<readonly number[] | null>('r', null, radiiOf),
    shown: field<Shown>('s', 'verified', oneOf(SHOWN)),
    panel: field<Panel>('p', 'groups', oneOf(PANELS)),
    selected: field<Selection | null>('c', null, decodeSelection, encodeSelection),
  },
  {
    inner: 'radius within groups',
    outer: 'radius between groups',
    uniform: 'one radius for all',
    merges: 'radii of the merges',
    shown: 'what the matrices show',
    selected: 'selection',
  },
);

export type GroupsState = StateOf<typeof groupsState>;

/** What stands below the matrices: radii of merges are set there only where they are asked for. */
export function shownPanel({ panel, merges }: Pick<GroupsState, 'panel' | 'merges'>): Panel {
  return panel === 'radii' && !merges ? 'groups' : panel;
}

/** The same with the models on screen and the radii that are asked for. */
export interface AskingState extends GroupsState {
  readonly models: readonly string[];
  readonly inner: number;
  readonly outer: number;
}

/** Opens Groups with these models at these radii; undo comes back. */
export function openGroups(app: AppStore, asked: Pick<AskingState, 'models' | 'inner' | 'outer'>): void {
  app.update(groupsState, { ...asked, merges: null, selected: null }, 'push');
  app.navigate(groupsState);
}

function radiiOf(text: string): readonly number[] | undefined {
  const radii = text.split(',').map(isRadius);
  return radii.every((radius) => radius !== undefined) ? radii : undefined;
}
