import type { Recipe } from '../recipe';

/** The smallest network, for accuracy alone, on the training images that come with Boundscope. */
export const fashionNatural: Recipe = {
  id: 'fashion-natural',
  name: 'Fashion-MNIST, natural',
  dataset: 'fashion-mnist-train-12k',
  heldOutPerClass: 100,
  testDataset: 'fashion-mnist',
  architecture: 'dm-small',
  initialization: 'he',
  loss: { kind: 'natural' },
  schedule: { warmUp: 0, ramp: 0 },
  chooseBy: 'clean',
  seed: 1,
  epochs: 60,
  batchSize: 128,
  learningRate: { start: 1e-3, factor: 0.2, dropsAt: [42, 54] },
  weightDecay: 0.3,
  augmentation: { shift: 1, mirror: true },
};
