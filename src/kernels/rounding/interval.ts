import * as tf from '@tensorflow/tfjs-core';
import { TINY, UNIT_ROUNDOFF } from './rounding';

/**
 * Bounds of a batch of values as *one* tensor: all lower bounds, then all upper bounds, stacked on the batch axis;
 * shape [2·batch, ...]. A function that is monotone in each value thus bounds an interval by being applied to it,
 * and both bounds cross every kernel in one dispatch.
 */
export type Interval = tf.Tensor;

/** Packs lower and upper bounds, both [batch, ...]. */
export function packInterval(lower: tf.Tensor, upper: tf.Tensor): Interval {
  return tf.concat([lower, upper], 0);
}

/** The lower bounds, [batch, ...]. */
export function lowerOf(interval: Interval): tf.Tensor {
  return tf.split(interval, 2, 0)[0] as tf.Tensor;
}

/** The upper bounds, [batch, ...]. */
export function upperOf(interval: Interval): tf.Tensor {
  return tf.split(interval, 2, 0)[1] as tf.Tensor;
}

/** Number of samples. */
function batchOf(interval: Interval): number {
  return (interval.shape[0] as number) / 2;
}

/** −1 for lower bounds and +1 for upper bounds, shaped to multiply `interval`. */
export function outward(interval: Interval): tf.Tensor {
  const batch = batchOf(interval);
  const ones = tf.ones([batch, ...interval.shape.slice(1).map(() => 1)]);
  return tf.concat([tf.neg(ones), ones], 0);
}

/** Name under which a backend may register a kernel that does it at one go. */
export const WIDEN = 'Widen';

/**
 * Moves both bounds outward by `relative`·|bound| and a tiny constant.
 *
 * Serves results of one or a few float operations: if the true bound differs from the computed one by at most
 * k·u·|bound|, pass at least (k + 3)·u, which also accounts for the two operations done here.
 */
export function widen(interval: Interval, relative: number): Interval {
  if (tf.getKernel(WIDEN, tf.getBackend())) return tf.engine().runKernel(WIDEN, { interval }, { relative }) as Interval;
  return tf.tidy(() => {
    const margin = tf.add(tf.mul(tf.abs(interval), relative), TINY);
    return tf.add(interval, tf.mul(margin, outward(interval)));
  });
}

/**
 * Moves both bounds outward by at least `distance` and a tiny constant; which covers the roundings of doing so.
 *
 * @param distance not negative, [batch, ...] or one number; or of each bound by itself, [2·batch, ...]
 */
export function moveOutward(interval: Interval, distance: tf.Tensor | number): Interval {
  return tf.tidy(() => {
    const isOfBoth = typeof distance !== 'number' && distance.shape[0] !== interval.shape[0];
    const each = isOfBoth ? tf.concat([distance, distance], 0) : distance;
    return widen(tf.add(interval, tf.mul(outward(interval), each)), 4 * UNIT_ROUNDOFF);
  });
}

/** Name under which a backend may register a kernel for magnitudeOf. */
export const MAGNITUDE = 'Magnitude';

/** Largest magnitude of each value, [batch, ...]. */
export function magnitudeOf(interval: Interval): tf.Tensor {
  if (tf.getKernel(MAGNITUDE, tf.getBackend())) return tf.engine().runKernel(MAGNITUDE, { interval }) as tf.Tensor;
  return tf.tidy(() => tf.maximum(tf.abs(lowerOf(interval)), tf.abs(upperOf(interval))));
}
