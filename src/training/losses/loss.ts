import type { Scalar } from '@tensorflow/tfjs-core';
import type { Batch } from '../batch';
import type { Layer } from '../bounds/layers';

/** What a loss may depend on. */
export interface LossContext {
  readonly layers: readonly Layer[];
  readonly batch: Batch;
  /** The ramp s, from 0 (natural training) to 1. */
  readonly ramp: number;
}

/** What training makes small: differentiable in the network's variables, the mean over the batch. */
export type Loss = (context: LossContext) => Scalar;
