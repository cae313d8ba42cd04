import type { Augmentation } from './augmentation';
import type { LossSettings } from './losses';
import type { PixelStatistics } from './pixelStatistics';
import type { GroupRadii } from './radii';
import type { Schedule } from './schedule';

/** Everything that determines a trained network, besides the backend it runs on. */
export interface Recipe {
  readonly id: string;
  /** What people call the network. */
  readonly name: string;
  /** Data set to train on; `heldOutPerClass` of its images choose the checkpoint and are not trained on. */
  readonly dataset: string;
  readonly heldOutPerClass: number;
  /** Data set on which accuracy is measured at the end, and nothing before. */
  readonly testDataset: string;
  readonly architecture: string;
  /** The network is trained on pixels normalised by these; in the end it reads them as they are. */
  readonly pixels?: PixelStatistics;
  readonly initialization: Initialization;
  readonly loss: LossSettings;
  /** What robustness is asked for: the images held out are judged by it, and IGRP trains for it. */
  readonly radii?: GroupRadii;
  readonly schedule: Schedule;
  readonly chooseBy: ChooseBy;
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: LearningRate;
  /** Share of each weight that a step takes away, times the learning rate. */
  readonly weightDecay: number;
  /** Longer gradients are cut to this norm. */
  readonly clipNorm?: number;
  readonly augmentation: Augmentation;
}

/** `he`: variance 2 / inputs of a unit. `intervals`: standard deviation √(2π) / inputs, so that intervals keep their width. */
export type Initialization = 'he' | 'intervals';

/** By which figure on the images held out the network to keep is chosen. */
export type ChooseBy = 'clean' | 'verified' | 'adaptive' | 'clean-and-adaptive';

/** A rate that drops: from the given epochs (counted from 0) on it is multiplied by `factor`, again each time. */
export interface LearningRate {
  readonly start: number;
  readonly factor: number;
  readonly dropsAt: readonly number[];
}

/** The learning rate of an epoch. */
export function learningRateAt(rate: LearningRate, epoch: number): number {
  return rate.start * rate.factor ** rate.dropsAt.filter((drop) => epoch >= drop).length;
}
