import {
  anyText,
  type Field,
  field,
  integer,
  listOf,
  number,
  oneOf,
  type StateOf,
  stateOf,
} from '../../../app/state/fields';
import { USUAL_KIND, USUAL_TRAINING_DATASET } from '../../../catalog/datasets';
import { TRAINING_NAMES, type TrainingMethod, USUAL_TRAININGS } from '../../../catalog/trainings';

/** Settings to begin with; see `presets.ts`. */
export const PRESETS = ['both', 'natural', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

export const MOST_RUNS = 2;

/** What a number may be; `whole` ones have no decimals. */
interface Limits {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

interface NumberField extends Field<number>, Limits {
  /** Reads a number of these limits; undefined where it is none or outside. */
  read(text: string): number | undefined;
}

function setting(key: string, initial: number, limits: Limits): NumberField {
  const { least, most, whole } = limits;
  const read = whole ? integer(least, most) : number(least, most);
  return { ...field(key, initial, read), ...limits, read };
}

/** The settings that are numbers. */
export const NUMBERS = {
  /** Radius between classes of one group. */
  inner: setting('i', USUAL_KIND.radii.inner, { least: 0, most: 1, whole: false }),
  /** Radius between groups. */
  outer: setting('o', USUAL_KIND.radii.outer, { least: 0, most: 1, whole: false }),
  epochs: setting('e', 20, { least: 1, most: 200, whole: true }),
  batchSize: setting('b', 64, { least: 8, most: 512, whole: true }),
  learningRate: setting('r', 0.002, { least: 1e-9, most: 1e9, whole: false }),
  seed: setting('s', 1, { least: 0, most: 2 ** 31 - 1, whole: true }),
};

export type NumberSetting = keyof typeof NUMBERS;

/** What is trained, besides the groups, which the view shares with others, and the trainings on screen. */
export const trainState = stateOf(
  'train',
  {
    preset: field<Preset>('p', 'both', oneOf(PRESETS)),
    /** One, or two that are trained side by side. */
    methods: field<readonly TrainingMethod[]>('m', USUAL_TRAININGS, listOf(oneOf(TRAINING_NAMES), MOST_RUNS)),
    dataset: field<string>('d', USUAL_TRAINING_DATASET, anyText),
    architecture: field('a', 'tiny-cnn', anyText),
    ...NUMBERS,
    /** Trainings on screen, one or two, by their ids; none while they are being set up. */
    runs: field<readonly string[]>('t', [], listOf(anyText, MOST_RUNS)),
  },
  {
    inner: 'radius within groups',
    outer: 'radius between groups',
    methods: 'recipes',
    dataset: 'data set',
  },
);

export type TrainState = StateOf<typeof trainState>;
export type TrainSettings = Omit<TrainState, 'preset' | 'runs'>;
