import type { Recipe } from '../recipe';
import { CIFAR_RADII } from './groups';
import { CIFAR_PIXELS } from './pixels';

/** Verifiable training at one radius for all pairs of classes: what prioritised training is compared with. */
export const cifarCrownIbp: Recipe = {
  id: 'cifar-crown-ibp',
  name: 'CIFAR-10, CROWN-IBP',
  dataset: 'cifar10-train',
  heldOutPerClass: 300,
  testDataset: 'cifar10-test',
  architecture: 'dm-small',
  pixels: CIFAR_PIXELS,
  initialization: 'ibp',
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
