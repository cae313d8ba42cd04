import * as tf from '@tensorflow/tfjs-core';
import { type Interval, outward } from './interval';
import { TINY } from './rounding';

/** Name under which a backend may register a kernel that does it at one go. */
export const WIDEN = 'Widen';

/**
 * Moves both ends outward by `relative`·|end| and a tiny constant.
 *
 * Serves results of one or a few float operations: if the true end differs from the computed one by at most
 * k·u·|end|, pass at least (k + 3)·u, which also pays for the two operations done here.
 */
export function widen(interval: Interval, relative: number): Interval {
  if (tf.getKernel(WIDEN, tf.getBackend())) return tf.engine().runKernel(WIDEN, { interval }, { relative }) as Interval;
  return tf.tidy(() => {
    const margin = tf.add(tf.mul(tf.abs(interval), relative), TINY);
    return tf.add(interval, tf.mul(margin, outward(interval)));
  });
}
