/** What a network can be trained for, in the page or by a recipe. */
export interface TrainingRow<Loss extends string = string> {
  readonly title: string;
  /** One sentence for the menu. */
  readonly note: string;
  /** Which radii it asks for: none, one for all pairs of classes, or a small one within groups and a large one between. */
  readonly radii: 'none' | 'one' | 'two';
  /** Whether it trains a tree of networks: one between the groups, and one within each. */
  readonly tree: boolean;
  /** What each network is trained by; see `training/losses`. */
  readonly loss: Loss;
  /** By which figure on the images held out the network to keep is chosen. */
  readonly chooseBy: 'clean' | 'verified' | 'clean-and-adaptive';
}

const ROWS = {
  natural: {
    title: 'Natural',
    note: 'For accuracy alone, without a radius.',
    radii: 'none',
    tree: false,
    loss: 'natural',
    chooseBy: 'clean',
  },
  ibp: {
    title: 'IBP',
    note: 'One radius for all pairs of classes, by interval bounds.',
    radii: 'one',
    tree: false,
    loss: 'ibp',
    chooseBy: 'verified',
  },
  'crown-ibp': {
    title: 'CROWN-IBP',
    note: 'One radius for all pairs of classes, by intervals whose last step is tighter at first.',
    radii: 'one',
    tree: false,
    loss: 'crown-ibp',
    chooseBy: 'verified',
  },
  sabr: {
    title: 'SABR',
    note: 'Small boxes within the radius, where an attack finds the image worst.',
    radii: 'one',
    tree: false,
    loss: 'sabr',
    chooseBy: 'verified',
  },
  'mtl-ibp': {
    title: 'MTL-IBP',
    note: 'Interval bounds and an attack mixed, at one radius.',
    radii: 'one',
    tree: false,
    loss: 'mtl-ibp',
    chooseBy: 'verified',
  },
  igrp: {
    title: 'IGRP',
    note: 'A large radius between groups and a small one within groups.',
    radii: 'two',
    tree: false,
    loss: 'igrp',
    chooseBy: 'clean-and-adaptive',
  },
  ndt: {
    title: 'NDT',
    note: 'A tree of networks: one decides between groups, one within each.',
    radii: 'two',
    tree: true,
    loss: 'crown-ibp',
    chooseBy: 'verified',
  },
} as const satisfies Readonly<Record<string, TrainingRow>>;

export type TrainingMethod = keyof typeof ROWS;

export type LossName = (typeof ROWS)[TrainingMethod]['loss'];

export const TRAININGS: Readonly<Record<TrainingMethod, TrainingRow<LossName>>> = ROWS;

export const TRAINING_NAMES = Object.keys(ROWS) as readonly TrainingMethod[];

/** What losses there are; each is also what the row of its own name trains by. */
export const LOSS_NAMES: readonly LossName[] = [...new Set(TRAINING_NAMES.map((name) => TRAININGS[name].loss))];

/** Two that show best side by side what groups change. */
export const USUAL_TRAININGS: readonly [TrainingMethod, TrainingMethod] = ['crown-ibp', 'igrp'];

/** The one without robust training. */
export const NATURAL_TRAINING: TrainingMethod = 'natural';
