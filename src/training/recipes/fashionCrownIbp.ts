import type { Recipe } from '../recipe';
import { FASHION_RADII } from './groups';
import { FASHION_PIXELS } from './pixels';

/** Verifiable training at one radius for all pairs of classes: what prioritised training is compared with. */
export const fashionCrownIbp: Recipe = {
  id: 'fashion-crown-ibp',
  name: 'Fashion-MNIST, CROWN-IBP',
  dataset: 'fashion-mnist-train',
  heldOutPerClass: 300,
  testDataset: 'fashion-mnist',
  architecture: 'dm-small',
  pixels: FASHION_PIXELS,
  initialization: 'ibp',
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
