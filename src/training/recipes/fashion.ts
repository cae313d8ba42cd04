import type { Recipe } from '../recipe';
import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { FASHION_PIXELS, FASHION_RADII } from './groups';

/** Verifiable training at one radius for all pairs of classes: what prioritised training is compared with. */
export const fashionCrownIbp: Recipe = {
  id: 'fashion-crown-ibp',
  name: 'Fashion-MNIST, CROWN-IBP',
  dataset: 'fashion-mnist-train',
  heldOutPerClass: 300,
  testDataset: 'fashion-mnist',
  architecture: 'dm-small',
  pixels: FASHION_PIXELS,
  initialization: 'intervals',
  loss: { kind: 'crown-ibp', epsilon: FASHION_RADII.outer, kappaEnd: 0.55, betaStart: 1, betaEnd: 0, betaUntil: 0.125 },
  radii: FASHION_RADII,
  schedule: { warmUp: 1, ramp: 6 },
  chooseBy: 'verified',
  seed: 1,
  epochs: 16,
  batchSize: 64,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [11, 14] },
  weightDecay: 0,
  clipNorm: 10,
  augmentation: { shift: 0, mirror: false },
};

/** For accuracy alone; its last layer gives the dendrogram of the classes. */
export const fashionNatural: Recipe = {
  id: 'fashion-natural',
  name: 'Fashion-MNIST, natural',
  dataset: 'fashion-mnist-train',
  heldOutPerClass: 300,
  testDataset: 'fashion-mnist',
  architecture: 'dm-small',
  initialization: 'he',
  loss: { kind: 'natural' },
  radii: FASHION_RADII,
  schedule: { warmUp: 0, ramp: 0 },
  chooseBy: 'clean',
  seed: 1,
  epochs: 12,
  batchSize: 128,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [8, 11] },
  weightDecay: 0,
  augmentation: { shift: 0, mirror: true },
};

/** Robustness prioritised between groups: a small radius within a group, the large one between groups. */
export const fashionIgrp: Recipe = {
  ...fashionCrownIbp,
  id: 'fashion-igrp',
  name: 'Fashion-MNIST, IGRP',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  schedule: { warmUp: 1, ramp: 5 },
  chooseBy: 'clean-and-adaptive',
  epochs: 20,
  batchSize: 64,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [9, 17] },
};

const { id: _id, name: _name, radii: _radii, ...shared } = fashionCrownIbp;

/** The same training as the one network's, for a network that decides between groups and for one within each group. */
export const fashionNdt: TreeRecipe = {
  id: 'fashion-ndt',
  name: 'Fashion-MNIST, neural decision tree',
  tree: treeOfGroups(FASHION_RADII.groups),
  treeFrom: FASHION_RADII.groupsFrom,
  radii: [FASHION_RADII.outer, FASHION_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 },
    schedule: { warmUp: 1, ramp: 4 },
    epochs: 12,
    batchSize: 64,
    learningRate: { start: 1e-3, factor: 0.2, dropsAt: [8, 10] },
  },
};
