import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from './interval';
import { intervalLinear } from './intervalLinear';
import type { Rounding } from './rounding';

/** The constants of a dense layer x·W + b. */
export interface DenseWeights {
  /** W, [inputs, outputs]. */
  readonly weight: tf.Tensor2D;
  /** |W|, [inputs, outputs]. */
  readonly magnitude: tf.Tensor2D;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

/**
 * Bounds of a dense layer over boxes; the derivation is in intervalLinear.
 *
 * @param interval [2·batch, inputs]
 * @returns [2·batch, outputs]
 */
export function intervalDense(interval: Interval, layer: DenseWeights, rounding: Rounding): Interval {
  const { weight, magnitude, bias } = layer;
  return intervalLinear(
    interval,
    {
      apply: (z) => tf.matMul(z as tf.Tensor2D, weight),
      applyMagnitude: (z) => tf.matMul(z as tf.Tensor2D, magnitude),
      terms: weight.shape[0],
      shift: bias && { value: bias, magnitude: tf.abs(bias) },
    },
    rounding,
  );
}
