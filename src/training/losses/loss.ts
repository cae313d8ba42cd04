import type { Scalar } from '@tensorflow/tfjs-core';
import type { Batch } from '../batch';
import type { TrainableNetwork } from '../trainableNetwork';

/** What a loss may depend on. */
export interface LossContext {
  readonly network: TrainableNetwork;
  readonly batch: Batch;
  /** How much of the training is done, from 0 to 1; radii and mixtures ramp along it. */
  readonly progress: number;
}

/** What training makes small: differentiable in the network's variables, the mean over the batch. */
export type Loss = (context: LossContext) => Scalar;
