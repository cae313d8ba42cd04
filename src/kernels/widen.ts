import * as tf from '@tensorflow/tfjs-core';
import { writeTensors } from './hostTensors';
import { type Interval, outward } from './interval';
import { peek } from './peek';
import { TINY } from './rounding';

/**
 * Moves both ends outward by `relative`·|end| and a tiny constant.
 *
 * Serves results of one or a few float operations: if the true end differs from the computed one by at most
 * k·u·|end|, pass at least (k + 3)·u, which also pays for the two operations done here.
 */
export function widen(interval: Interval, relative: number): Interval {
  if (peek(interval)) return widenHere(interval, relative);
  return tf.tidy(() => {
    const margin = tf.add(tf.mul(tf.abs(interval), relative), TINY);
    return tf.add(interval, tf.mul(margin, outward(interval)));
  });
}

/** The same in one loop. */
function widenHere(interval: Interval, relative: number): Interval {
  const [wider] = writeTensors([interval], [interval.shape], ([ends], [moved]) => {
    move(ends as Float32Array, moved as Float32Array, relative);
  });
  return wider as Interval;
}

function move(ends: Float32Array, moved: Float32Array, relative: number): void {
  const count = ends.length / 2;
  for (let i = 0; i < count; i++) {
    const lower = ends[i] as number;
    const upper = ends[count + i] as number;
    moved[i] = lower - (relative * Math.abs(lower) + TINY);
    moved[count + i] = upper + (relative * Math.abs(upper) + TINY);
  }
}
