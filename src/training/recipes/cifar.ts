import type { Recipe } from '../recipe';
import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { CIFAR_PIXELS, CIFAR_RADII } from './groups';

/** Verifiable training at one radius for all pairs of classes: what prioritised training is compared with. */
export const cifarCrownIbp: Recipe = {
  id: 'cifar-crown-ibp',
  name: 'CIFAR-10, CROWN-IBP',
  dataset: 'cifar10-train',
  heldOutPerClass: 300,
  testDataset: 'cifar10-test',
  architecture: 'dm-small',
  pixels: CIFAR_PIXELS,
  initialization: 'intervals',
  loss: { kind: 'crown-ibp', epsilon: CIFAR_RADII.outer, kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.125 },
  radii: CIFAR_RADII,
  schedule: { warmUp: 1, ramp: 6 },
  chooseBy: 'verified',
  seed: 1,
  epochs: 16,
  batchSize: 64,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [11, 14] },
  weightDecay: 0,
  clipNorm: 10,
  augmentation: { shift: 0, mirror: true },
};

/** For accuracy alone; its last layer gives the dendrogram of the classes. */
export const cifarNatural: Recipe = {
  id: 'cifar-natural',
  name: 'CIFAR-10, natural',
  dataset: 'cifar10-train',
  heldOutPerClass: 300,
  testDataset: 'cifar10-test',
  architecture: 'dm-small',
  initialization: 'he',
  loss: { kind: 'natural' },
  radii: CIFAR_RADII,
  schedule: { warmUp: 0, ramp: 0 },
  chooseBy: 'clean',
  seed: 1,
  epochs: 40,
  batchSize: 128,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [28, 36] },
  weightDecay: 0.1,
  augmentation: { shift: 2, mirror: true },
};

/** Robustness prioritised between animals and vehicles: a small radius within a group, the large one between groups. */
export const cifarIgrp: Recipe = {
  ...cifarCrownIbp,
  id: 'cifar-igrp',
  name: 'CIFAR-10, IGRP',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  chooseBy: 'clean-and-adaptive',
};

const { id: _id, name: _name, radii: _radii, ...shared } = cifarCrownIbp;

/** The same training as the one network's, for a network that decides between groups and for one within each group. */
export const cifarNdt: TreeRecipe = {
  id: 'cifar-ndt',
  name: 'CIFAR-10, neural decision tree',
  tree: treeOfGroups(CIFAR_RADII.groups),
  treeFrom: CIFAR_RADII.groupsFrom,
  radii: [CIFAR_RADII.outer, CIFAR_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.125 },
    schedule: { warmUp: 1, ramp: 4 },
    epochs: 12,
    learningRate: { start: 1e-3, factor: 0.2, dropsAt: [8, 10] },
  },
};
