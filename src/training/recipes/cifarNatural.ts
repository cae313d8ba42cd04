import type { Recipe } from '../recipe';
import { CIFAR_RADII } from './groups';

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
