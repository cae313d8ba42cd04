import type { Recipe } from '../recipe';
import { type TreeRecipe, treeOfGroups } from '../tree/treeRecipe';
import { FASHION_RADII } from './groups';

/** Small enough to be trained in a page within minutes, on the images that come with Boundscope. */
export const quickCrownIbp: Recipe = {
  id: 'quick-crown-ibp',
  name: 'Fashion-MNIST, CROWN-IBP (quick)',
  dataset: 'fashion-mnist-train-12k',
  heldOutPerClass: 100,
  testDataset: 'fashion-mnist',
  architecture: 'tiny-cnn',
  initialization: 'intervals',
  loss: { kind: 'crown-ibp', epsilon: FASHION_RADII.outer, kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 },
  radii: FASHION_RADII,
  schedule: { warmUp: 1, ramp: 8 },
  chooseBy: 'verified',
  seed: 1,
  epochs: 20,
  batchSize: 64,
  learningRate: { start: 2e-3, factor: 0.2, dropsAt: [14, 18] },
  weightDecay: 0,
  clipNorm: 10,
  augmentation: { shift: 0, mirror: false },
};

/** The same by interval bounds alone from the start. */
export const quickIbp: Recipe = {
  ...quickCrownIbp,
  id: 'quick-ibp',
  name: 'Fashion-MNIST, IBP (quick)',
  loss: { kind: 'ibp', epsilon: FASHION_RADII.outer, kappaEnd: 0.5 },
};

/** The same by small boxes where an attack finds the image worst. */
export const quickSabr: Recipe = {
  ...quickCrownIbp,
  id: 'quick-sabr',
  name: 'Fashion-MNIST, SABR (quick)',
  loss: { kind: 'sabr', epsilon: FASHION_RADII.outer, boxShare: 0.4, steps: 4, kappaEnd: 0 },
};

/** The same by interval bounds and an attack mixed. */
export const quickMtlIbp: Recipe = {
  ...quickCrownIbp,
  id: 'quick-mtl-ibp',
  name: 'Fashion-MNIST, MTL-IBP (quick)',
  loss: { kind: 'mtl-ibp', epsilon: FASHION_RADII.outer, share: 0.5, steps: 1 },
};

/** The same with robustness prioritised between groups, to stand beside it. */
export const quickIgrp: Recipe = {
  ...quickCrownIbp,
  id: 'quick-igrp',
  name: 'Fashion-MNIST, IGRP (quick)',
  loss: { kind: 'igrp', form: 'summed', kappaEnd: 0.5, betaStart: 0, betaEnd: 0 },
  chooseBy: 'clean-and-adaptive',
};

const { id: _id, name: _name, radii: _radii, ...shared } = quickCrownIbp;

/** The same small training as the one network's, for a network between groups and for one within each. */
export const quickNdt: TreeRecipe = {
  id: 'quick-ndt',
  name: 'Fashion-MNIST, NDT (quick)',
  tree: treeOfGroups(FASHION_RADII.groups),
  treeFrom: FASHION_RADII.groupsFrom,
  radii: [FASHION_RADII.outer, FASHION_RADII.inner],
  node: {
    ...shared,
    loss: { kind: 'crown-ibp', kappaEnd: 0.5, betaStart: 1, betaEnd: 0, betaUntil: 0.25 },
  },
};
