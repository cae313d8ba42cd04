import { type DataSettings, generate, groupsOf, type LabelledPoint } from './generated';
import { addLoss, type Demand } from './intervalPass';
import type { Way } from './names';
import { sizesFor, startingNetwork, type TinyNetwork } from './tinyNetwork';

export interface TrainingSettings extends DataSettings {
  readonly way: Way;
  /** Radius; with IGRP that between groups. */
  readonly epsilon: number;
  /** Radius within groups, of IGRP alone. */
  readonly within: number;
}

/** A run with all that was passed through; another step makes another run. */
export interface SmallTrainingRun {
  readonly settings: TrainingSettings;
  readonly examples: readonly LabelledPoint[];
  /** After every epoch, that before the first included: so one can go back. */
  readonly networks: readonly TinyNetwork[];
  readonly moments: { readonly first: Float64Array; readonly second: Float64Array };
}

/** Epochs over which the radii grow from 0. */
const RAMP = 120;
const RATE = 0.02;
const [DECAY_FIRST, DECAY_SECOND] = [0.9, 0.99];

export function startRun(settings: TrainingSettings): SmallTrainingRun {
  const network = startingNetwork(sizesFor(settings.classes), settings.seed);
  const { length } = network.parameters;
  return {
    settings,
    examples: generate(settings),
    networks: [network],
    moments: { first: new Float64Array(length), second: new Float64Array(length) },
  };
}

/** One epoch more: a step of Adam (Kingma and Ba 2015) on all examples. The same settings give the same run. */
export function stepRun({ settings, examples, networks, moments }: SmallTrainingRun): SmallTrainingRun {
  const network = networks.at(-1) as TinyNetwork;
  const epoch = networks.length;
  const gradient = new Float64Array(network.parameters.length);
  const demands = Array.from({ length: settings.classes }, (_, label) => demandsOf(settings, label, epoch));
  for (const { point, label } of examples) {
    for (const demand of demands[label] ?? []) addLoss(network, point, label, demand, gradient);
  }
  const [first, second] = [moments.first.slice(), moments.second.slice()];
  const parameters = network.parameters.map((value, at) => {
    const slope = (gradient[at] as number) / examples.length;
    first[at] = DECAY_FIRST * (first[at] as number) + (1 - DECAY_FIRST) * slope;
    second[at] = DECAY_SECOND * (second[at] as number) + (1 - DECAY_SECOND) * slope * slope;
    const mean = (first[at] as number) / (1 - DECAY_FIRST ** epoch);
    const size = Math.sqrt((second[at] as number) / (1 - DECAY_SECOND ** epoch));
    return value - (RATE * mean) / (size + 1e-8);
  });
  return {
    settings,
    examples,
    networks: [...networks, { sizes: network.sizes, parameters }],
    moments: { first, second },
  };
}

/** What is asked of an example of a class: half for the image itself, half for its box, whose radius grows. */
function demandsOf(
  { way, classes, epsilon, within }: TrainingSettings,
  label: number,
  epoch: number,
): readonly Demand[] {
  const others = Array.from({ length: classes }, (_, each) => each).filter((each) => each !== label);
  const growth = Math.min(1, epoch / RAMP);
  if (way === 'natural') return [{ epsilon: 0, rivals: others, weight: 1 }];
  const clean: Demand = { epsilon: 0, rivals: others, weight: 0.5 };
  if (way === 'intervals') return [clean, { epsilon: growth * epsilon, rivals: others, weight: 0.5 }];
  const groups = groupsOf(classes);
  const [own, foreign] = [true, false].map((same) =>
    others.filter((each) => (groups[each] === groups[label]) === same),
  );
  // L_IGRP = L_inner + L_outer.
  return [
    clean,
    { epsilon: growth * within, rivals: own ?? [], weight: 0.5 },
    { epsilon: growth * epsilon, rivals: foreign ?? [], weight: 0.5 },
  ];
}
