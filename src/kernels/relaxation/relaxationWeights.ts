import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, magnitudeOf, upperOf } from '../rounding/interval';
import { unitRoundoff } from '../rounding/rounding';

/** Name under which a backend may register a kernel that finds both at one go. */
export const WEIGH_RELAXATION = 'WeighRelaxation';

/** What a pass has to know of a relaxation besides itself; both [batch, ...]. */
export interface RelaxationWeights {
  /** 1 where the sign of the input is not decided: only there the lower slope may be chosen; else 0. */
  readonly unstable: tf.Tensor;
  /** What rounding a coefficient times a slope costs, at most, for each of its magnitude: 2u|slope|X, X ≥ |input|. */
  readonly weight: tf.Tensor;
}

/**
 * Weighs the relaxations of an activation over boxes of its input. Slopes that are chosen are between 0 and 1.
 *
 * @param input [2·batch, ...]
 */
export function relaxationWeights(input: Interval, lowerSlope: tf.Tensor, upperSlope: tf.Tensor): RelaxationWeights {
  const share = 2 * unitRoundoff();
  if (tf.getKernel(WEIGH_RELAXATION, tf.getBackend())) {
    const inputs = { input, lowerSlope, upperSlope };
    const [unstable, weight] = tf.engine().runKernel(WEIGH_RELAXATION, inputs, { share }) as tf.Tensor[];
    return { unstable, weight } as RelaxationWeights;
  }
  return tf.tidy(() => {
    const isUnstable = tf.logicalAnd(tf.less(lowerOf(input), 0), tf.greater(upperOf(input), 0));
    const unstable = tf.cast(isUnstable, 'float32');
    const steepest = tf.maximum(tf.maximum(tf.abs(lowerSlope), tf.abs(upperSlope)), unstable);
    return { unstable, weight: tf.mul(tf.mul(steepest, magnitudeOf(input)), share) };
  });
}
