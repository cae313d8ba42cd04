import * as tf from '@tensorflow/tfjs-core';
import { writeTensors } from './hostTensors';
import { type Interval, packInterval } from './interval';

/**
 * Ends that enclose ŷ ± s for every s ≤ (1 − 2u)ŝ − u|ŷ|, ŷ being the sum of tensors: they are ŷ − ŝ and ŷ + ŝ but for one
 * rounding to float32 each, at most u(|ŷ| + ŝ), and what float64 loses where there is more than one summand.
 *
 * @param parts what ŷ is the sum of, each [batch, ...]
 * @param half ŝ ≥ 0, [batch, ...]
 * @returns [2·batch, ...]
 */
export function endsAround(parts: readonly tf.Tensor[], half: tf.Tensor): Interval {
  const [first, ...others] = parts as [tf.Tensor, ...tf.Tensor[]];
  if (others.length === 0) return packInterval(tf.sub(first, half), tf.add(first, half));
  const shape = [2 * (half.shape[0] as number), ...half.shape.slice(1)];
  const [interval] = writeTensors([half, ...parts], [shape], ([halves, ...summands], [ends]) => {
    join(summands, halves as Float32Array, ends as Float32Array);
  });
  return interval as Interval;
}

function join(summands: readonly Float32Array[], halves: Float32Array, ends: Float32Array): void {
  const count = halves.length;
  for (let i = 0; i < count; i++) {
    let middle = 0;
    for (let part = 0; part < summands.length; part++) middle += (summands[part] as Float32Array)[i] as number;
    const half = halves[i] as number;
    ends[i] = middle - half;
    ends[count + i] = middle + half;
  }
}
