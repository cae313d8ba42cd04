import type { ViewDefinition } from '../../app/view';
import type { BoundsRequest, Method } from '../../engine/types';

export type Rounding = NonNullable<BoundsRequest['rounding']>;

/** What Inspect shows; everything here is in the link and can be undone. */
export interface InspectState {
  /** A bundled model's id, or `file:NAME` for one that was opened here. */
  readonly model: string;
  /** Index of the test image. */
  readonly image: number;
  /** Radius in 255ths: 3 stands for 3/255. */
  readonly levels: number;
  /** Decision of a tree whose layers are shown; null for the root's. */
  readonly decision: number | null;
  /** Node whose bounds are shown, −1 for the input, null for the view's own choice. */
  readonly node: number | null;
  /** Unit of that node, counted in ONNX's order, or null for the one that costs most. */
  readonly unit: number | null;
  /** Class that the strip of images is limited to. */
  readonly only: number | null;
  readonly rounding: Rounding;
  /** How the bounds are found. */
  readonly method: Method;
  /** What they stand beside: another method's bounds, or those of another radius in 255ths. */
  readonly compare: Compared | null;
  /** The class whose margin is looked into, instead of a unit. */
  readonly against: number | null;
}

export type Compared = Method | number;

/** The first sight: of this shirt an attack breaks one class, CROWN leaves one open that α-CROWN closes, and proves seven. */
const INITIAL: InspectState = {
  model: 'fashion-natural',
  image: 4,
  levels: 1.6,
  decision: null,
  node: null,
  unit: null,
  only: null,
  rounding: 'real',
  method: 'crown',
  compare: null,
  against: null,
};

/** Names of the fields in the link. */
const KEYS = {
  model: 'm',
  image: 'i',
  levels: 'e',
  decision: 'd',
  node: 'l',
  unit: 'u',
  only: 'c',
  rounding: 'r',
  method: 'b',
  compare: 'v',
  against: 'g',
} as const satisfies Record<keyof InspectState, string>;

const ROUNDINGS: readonly Rounding[] = ['real', 'float32', 'none'];
const METHODS: readonly Method[] = ['ibp', 'crown-ibp', 'crown', 'alpha-crown'];

/** Largest radius in 255ths: the whole range of a pixel. */
export const MOST_LEVELS = 255;

export const inspectState: Omit<ViewDefinition<InspectState>, 'load'> = {
  id: 'inspect',
  title: 'Inspect',
  icon: 'M3.5 16v-2M7.8 16v-4.5M12.2 16V8.5M16.5 16V4',
  initial: INITIAL,
  encode(state) {
    const entries = (Object.keys(KEYS) as (keyof InspectState)[])
      .filter((field) => state[field] !== INITIAL[field] && state[field] !== null)
      .map((field) => [KEYS[field], String(state[field])]);
    return Object.fromEntries(entries);
  },
  decode(parameters) {
    const integer = (field: keyof InspectState, least: number) => integerOf(parameters[KEYS[field]], least);
    return {
      model: parameters[KEYS.model] || INITIAL.model,
      image: integer('image', 0) ?? INITIAL.image,
      levels: levelsOf(parameters[KEYS.levels]) ?? INITIAL.levels,
      decision: integer('decision', 0),
      node: integer('node', -1),
      unit: integer('unit', 0),
      only: integer('only', 0),
      rounding: ROUNDINGS.find((rounding) => rounding === parameters[KEYS.rounding]) ?? INITIAL.rounding,
      method: methodOf(parameters[KEYS.method]) ?? INITIAL.method,
      compare: methodOf(parameters[KEYS.compare]) ?? levelsOf(parameters[KEYS.compare]),
      against: integer('against', 0),
    };
  },
};

function methodOf(text: string | undefined): Method | undefined {
  return METHODS.find((method) => method === text);
}

function integerOf(text: string | undefined, least: number): number | null {
  const value = Number(text);
  return text && Number.isSafeInteger(value) && value >= least ? value : null;
}

function levelsOf(text: string | undefined): number | null {
  const value = Number(text);
  return text && value >= 0 && value <= MOST_LEVELS ? value : null;
}
