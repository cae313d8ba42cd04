import type { ViewDefinition } from '../../app/view';
import type { TrainingMethod } from '../../engine/trainingTypes';

/** Settings to begin with; see `presets.ts`. */
export const PRESETS = ['both', 'natural', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

export const METHODS: readonly TrainingMethod[] = ['natural', 'ibp', 'crown-ibp', 'igrp', 'ndt'];

/** What is trained, besides the groups, which the view shares with others. */
export interface TrainSettings {
  /** One, or two that are trained side by side. */
  readonly methods: readonly TrainingMethod[];
  readonly dataset: string;
  readonly architecture: string;
  /** Radius between classes of one group. */
  readonly inner: number;
  /** Radius between groups. */
  readonly outer: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
}

export interface TrainState extends TrainSettings {
  readonly preset: Preset;
  /** Trainings on screen, one or two, by their ids; none while they are being set up. */
  readonly runs: readonly string[];
}

export const MOST_RUNS = 2;

const INITIAL: TrainState = {
  preset: 'both',
  methods: ['crown-ibp', 'igrp'],
  dataset: 'fashion-mnist-train-12k',
  architecture: 'tiny-cnn',
  inner: 0.02,
  outer: 0.1,
  epochs: 20,
  batchSize: 64,
  learningRate: 0.002,
  seed: 1,
  runs: [],
};

/** What a number may be; `whole` ones have no decimals. */
export const LIMITS = {
  inner: { least: 0, most: 1, whole: false },
  outer: { least: 0, most: 1, whole: false },
  epochs: { least: 1, most: 200, whole: true },
  batchSize: { least: 8, most: 512, whole: true },
  learningRate: { least: 1e-9, most: 1e9, whole: false },
  seed: { least: 0, most: 2 ** 31 - 1, whole: true },
} as const;

export type NumberSetting = keyof typeof LIMITS;

/** Names of the numbers in the link. */
const KEYS: Readonly<Record<NumberSetting, string>> = {
  inner: 'i',
  outer: 'o',
  epochs: 'e',
  batchSize: 'b',
  learningRate: 'r',
  seed: 's',
};
const NUMBERS = Object.keys(KEYS) as NumberSetting[];

export const trainState: Omit<ViewDefinition<TrainState>, 'load' | 'shares'> = {
  id: 'train',
  title: 'Train',
  icon: 'M3.5 3.5v13h13M6 13.5c2.5-.5 3-6.5 5.5-7.5s3.500-.5 5-.5',
  initial: INITIAL,
  encode(state) {
    const { preset, methods, dataset, architecture, runs } = state;
    const numbers = NUMBERS.filter((name) => state[name] !== INITIAL[name]);
    return {
      ...(preset !== INITIAL.preset && { p: preset }),
      ...(methods.join() !== INITIAL.methods.join() && { m: methods.join() }),
      ...(dataset !== INITIAL.dataset && { d: dataset }),
      ...(architecture !== INITIAL.architecture && { a: architecture }),
      ...Object.fromEntries(numbers.map((name) => [KEYS[name], String(state[name])])),
      ...(runs.length > 0 && { t: runs.join() }),
    };
  },
  decode(parameters) {
    const { p, m, d, a, t } = parameters;
    const methods = listOf(m).flatMap((id) => METHODS.find((method) => method === id) ?? []);
    const numbers = NUMBERS.map((name) => [name, readNumber(name, parameters[KEYS[name]]) ?? INITIAL[name]]);
    return {
      ...INITIAL,
      preset: PRESETS.find((preset) => preset === p) ?? INITIAL.preset,
      methods: methods.length > 0 ? methods.slice(0, MOST_RUNS) : INITIAL.methods,
      dataset: d || INITIAL.dataset,
      architecture: a || INITIAL.architecture,
      ...(Object.fromEntries(numbers) as Pick<TrainState, NumberSetting>),
      runs: listOf(t).slice(0, MOST_RUNS),
    };
  },
};

/** Reads a number of the settings; undefined where it is none or not within its limits. */
export function readNumber(name: NumberSetting, text: string | undefined): number | undefined {
  const { least, most, whole } = LIMITS[name];
  const value = Number(text);
  if (!text || text.trim() === '' || !(value >= least && value <= most)) return undefined;
  return whole && !Number.isInteger(value) ? undefined : value;
}

function listOf(text = ''): string[] {
  return [...new Set(text.split(',').filter(Boolean))];
}
