import type { ViewDefinition } from '../../app/view';
import { decodeSelection, encodeSelection, type Selection } from './selection';

/** What the matrix of class pairs shows. */
export const SHOWN = ['verified', 'attacked', 'clean', 'radius'] as const;
export type Shown = (typeof SHOWN)[number];

/** What stands below the matrices. */
export const PANELS = ['groups', 'classes', 'curves', 'table', 'radii'] as const;
export type Panel = (typeof PANELS)[number];

/** What Groups shows besides the grouping, which it shares with other views. */
export interface GroupsState {
  /**
   * One to four models; bundled ids, or `file:NAME` for those opened here. The others are compared with the first. Null
   * for those to begin with.
   */
  readonly models: readonly string[] | null;
  /** ε_in: the radius asked for between classes of one group; null for that of the first model's card. */
  readonly inner: number | null;
  /** ε_out: the radius asked for between classes of different groups; null as well. */
  readonly outer: number | null;
  /** Whether matrices and bars ask for ε_out between all classes, rather than for ε_in within groups. */
  readonly uniform: boolean;
  /** A radius for every merge of the tree, the smallest merge first, instead of the two; null for the two. */
  readonly merges: readonly number[] | null;
  readonly shown: Shown;
  readonly panel: Panel;
  readonly selected: Selection | null;
}

/** The same with the models on screen and the radii that are asked for. */
export interface AskingState extends GroupsState {
  readonly models: readonly string[];
  readonly inner: number;
  readonly outer: number;
}

export const MOST_MODELS = 4;

const INITIAL: GroupsState = {
  models: null,
  inner: null,
  outer: null,
  uniform: false,
  merges: null,
  shown: 'verified',
  panel: 'groups',
  selected: null,
};

export const groupsState: Omit<ViewDefinition<GroupsState>, 'load' | 'shares'> = {
  id: 'groups',
  title: 'Groups',
  icon: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z',
  initial: INITIAL,
  encode({ models, inner, outer, uniform, merges, shown, panel, selected }) {
    return {
      ...(models && { m: models.join() }),
      ...(inner !== null && { i: String(inner) }),
      ...(outer !== null && { o: String(outer) }),
      ...(uniform && { u: '1' }),
      ...(merges && { r: merges.join() }),
      ...(shown !== INITIAL.shown && { s: shown }),
      ...(panel !== INITIAL.panel && { p: panel }),
      ...(selected && { c: encodeSelection(selected) }),
    };
  },
  decode({ m, i, o, u, r, s, p, c }) {
    const models = [...new Set((m ?? '').split(',').filter(Boolean))].slice(0, MOST_MODELS);
    return {
      models: models.length > 0 ? models : null,
      inner: decodeRadius(i) ?? null,
      outer: decodeRadius(o) ?? null,
      uniform: u === '1',
      merges: decodeRadii(r),
      shown: SHOWN.find((shown) => shown === s) ?? INITIAL.shown,
      panel: PANELS.find((panel) => panel === p) ?? INITIAL.panel,
      selected: decodeSelection(c),
    };
  },
};

function decodeRadius(text: string | undefined): number | undefined {
  const radius = Number(text);
  return text && radius >= 0 && radius <= 1 ? radius : undefined;
}

function decodeRadii(text: string | undefined): readonly number[] | null {
  const radii = (text ?? '').split(',').map(decodeRadius);
  return radii.every((radius) => radius !== undefined) ? radii : null;
}
