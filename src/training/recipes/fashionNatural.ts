import type { Recipe } from '../recipe';
import { FASHION_RADII } from './groups';

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
