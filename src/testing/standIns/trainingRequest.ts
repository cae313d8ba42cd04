import type { TrainingRequest } from '../../engine/api/trainingTypes';

/** A short training of the smallest network, for groups of bundled images. */
export const SHORT_TRAINING: TrainingRequest = {
  name: 'Short IGRP',
  dataset: 'fashion-mnist-train-12k',
  architecture: 'tiny-cnn',
  method: 'igrp',
  groups: [['T-shirt', 'Pullover', 'Dress', 'Coat', 'Shirt'], ['Trouser'], ['Sandal', 'Sneaker', 'Boot'], ['Bag']],
  groupsFrom: 'Chosen by hand.',
  epsilonInner: 0.02,
  epsilonOuter: 0.1,
  epochs: 2,
  batchSize: 32,
  learningRate: 5e-3,
  seed: 1,
};
