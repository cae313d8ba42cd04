/** Everything that determines a trained network, besides the backend it runs on. */
export interface Recipe {
  readonly id: string;
  /** What people call the network. */
  readonly name: string;
  /** Data set to train on; `heldOutPerClass` of its images choose the checkpoint and are not trained on. */
  readonly dataset: string;
  readonly heldOutPerClass: number;
  /** Data set that tells the accuracy at the end, and nothing before. */
  readonly testDataset: string;
  readonly architecture: string;
  readonly loss: 'natural';
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: LearningRate;
  /** Share of each weight that a step takes away, times the learning rate. */
  readonly weightDecay: number;
  readonly augmentation: Augmentation;
}

/** A rate that drops: from the given epochs (counted from 0) on it is multiplied by `factor`, again each time. */
export interface LearningRate {
  readonly start: number;
  readonly factor: number;
  readonly dropsAt: readonly number[];
}

/** Random changes of training images that leave their class. */
export interface Augmentation {
  /** Largest shift in pixels, in each direction. */
  readonly shift: number;
  /** Whether half of the images are mirrored, left for right. */
  readonly mirror: boolean;
}

/** The learning rate of an epoch. */
export function learningRateAt(rate: LearningRate, epoch: number): number {
  return rate.start * rate.factor ** rate.dropsAt.filter((drop) => epoch >= drop).length;
}
