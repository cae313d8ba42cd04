import * as tf from '@tensorflow/tfjs-core';
import { sumInPairs } from '../../kernels/blocks';
import { concretizeRows, type RowSums } from '../../kernels/concretizeRows';
import { type Interval, lowerOf, upperOf } from '../../kernels/interval';
import { gamma } from '../../kernels/rounding';
import { sizeOf } from '../../network/network';
import type { Arrived, BackwardContext } from './context';

/** The least value of rows of coefficients [batch·rows, ...] over the bounds of the value that they belong to. */
export function leastOver(coefficients: tf.Tensor, interval: Interval, { batch, rounding }: BackwardContext): RowSums {
  const size = sizeOf(coefficients.shape.slice(1));
  const a = tf.reshape(coefficients, [batch, -1, size]);
  const flat = (end: tf.Tensor) => tf.reshape(end, [batch, 1, size]);
  return concretizeRows(a, { lower: flat(lowerOf(interval)), upper: flat(upperOf(interval)) }, rounding);
}

/**
 * Lower bounds [batch, rows] of what has arrived at the input: the least value over the box, and the constants. Adding
 * them up in any order loses at most γ of their magnitudes, and all is then rounded down.
 */
export function concretize({ coefficients, constants, errors }: Arrived, context: BackwardContext): tf.Tensor {
  const { rounding, ready, bounds } = context;
  const parts = [...constants];
  const lost = [...errors];
  if (coefficients) {
    const { least, error } = leastOver(coefficients, bounds.get(ready.network.input.name) as Interval, context);
    parts.push(least);
    if (error) lost.push(error);
  }
  const total = sumInPairs(parts);
  if (rounding === 'none') return total;
  const share = gamma(parts.length + lost.length + 8);
  const magnitudes = sumInPairs(parts.map((part) => tf.abs(part)));
  return tf.sub(total, tf.add(tf.mul(sumInPairs(lost), 1 + 2 * share), tf.mul(magnitudes, 2 * share)));
}
