import type { Scalar } from '@tensorflow/tfjs-core';
import type { LossContext } from './lossContext';

/** What training makes small: differentiable in the network's variables, the mean over the batch. */
export type Loss = (context: LossContext) => Scalar;
