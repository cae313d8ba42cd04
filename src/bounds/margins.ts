import * as tf from '@tensorflow/tfjs-core';
import { batchOf, type Interval, lowerOf, upperOf } from '../kernels/interval';
import { intervalDense } from '../kernels/intervalDense';
import { gamma, type Rounding, upToFloat32 } from '../kernels/rounding';
import { releaseSlices } from '../kernels/weightSlices';
import type { AffineTail } from './affineTail';

/** Bounds of the margins z_label − z_j of a batch, [batch, outputs] row by row. */
export interface MarginBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/**
 * Margins by elision (Zhang et al. 2020): the row difference W_label − W_j is bounded as one layer, which is tighter
 * than the difference of the logits' bounds.
 *
 * Differences of weights are rounded to float32 once; intervalLinear leaves room for that. Under `float32` each logit
 * of an execution carries its own error besides, at most γ(|W||v| + |b|), which is taken off both ends.
 *
 * @param penultimate bounds of the value the tail reads, [2·batch, inputs]
 * @param labels one for each sample
 */
export async function elidedMargins(
  penultimate: Interval,
  tail: AffineTail,
  labels: readonly number[],
  rounding: Rounding,
): Promise<MarginBounds> {
  const outputs = tail.weight.shape[1] as number;
  const result = { lower: new Float32Array(labels.length * outputs), upper: new Float32Array(labels.length * outputs) };
  for (const label of new Set(labels)) {
    const rows = labels.flatMap((other, row) => (other === label ? [row] : []));
    const bounds = tf.tidy(() => marginsOf(label, rows, penultimate, tail, rounding));
    const values = await bounds.data();
    bounds.dispose();
    rows.forEach((row, index) => {
      result.lower.set(values.subarray(index * outputs, (index + 1) * outputs), row * outputs);
      const upper = (rows.length + index) * outputs;
      result.upper.set(values.subarray(upper, upper + outputs), row * outputs);
    });
  }
  labels.forEach((label, row) => {
    result.lower[row * outputs + label] = 0;
    result.upper[row * outputs + label] = 0;
  });
  return result;
}

function marginsOf(label: number, rows: number[], penultimate: Interval, tail: AffineTail, rounding: Rounding) {
  const batch = batchOf(penultimate);
  const chosen = tf.gather(penultimate, tf.tensor1d([...rows, ...rows.map((row) => row + batch)], 'int32'));
  const { weight, bias } = differences(tail, label);
  const matrix = tf.tensor2d(weight, tail.weight.shape as [number, number]);
  const layer = { weight: matrix, magnitude: tf.abs(matrix), bias: tf.tensor1d(bias) };
  const real = rounding === 'none' ? 'none' : 'real';
  const margins = intervalDense(chosen, layer, real);
  releaseSlices(matrix);
  return rounding === 'float32' ? widenByLogitErrors(margins, chosen, tail, label) : margins;
}

/** Columns W_label − W_j and entries b_label − b_j. */
function differences({ weight, bias }: AffineTail, label: number): { weight: Float32Array; bias: Float32Array } {
  const outputs = bias.length;
  return {
    weight: weight.data.map((value, at) => (weight.data[at - (at % outputs) + label] as number) - value),
    bias: bias.map((value) => (bias[label] as number) - value),
  };
}

function widenByLogitErrors(margins: Interval, values: Interval, tail: AffineTail, label: number): Interval {
  const [inputs] = tail.weight.shape as [number, number];
  const largest = tf.maximum(tf.abs(lowerOf(values)), tf.abs(upperOf(values)));
  const magnitude = tf.abs(tf.tensor2d(tail.weight.data, tail.weight.shape as [number, number]));
  const sums = tf.add(tf.matMul(largest as tf.Tensor2D, magnitude), tf.abs(tf.tensor1d(tail.bias)));
  // Twice γ pays for the error itself and for that of the sums; a few more terms for the operations below.
  const errors = tf.mul(sums, upToFloat32(2 * gamma(inputs + 16)));
  const both = tf.add(errors, tf.slice(errors, [0, label], [-1, 1]));
  return tf.concat([tf.sub(lowerOf(margins), both), tf.add(upperOf(margins), both)], 0);
}

/**
 * Margins from the bounds of the logits alone, for networks that do not end in a dense layer: lower_label − upper_j,
 * computed in float64, whose rounding cannot change the sign of a difference of float32 numbers.
 */
export function marginsFromLogits(logits: MarginBounds, labels: readonly number[]): MarginBounds {
  const outputs = logits.lower.length / labels.length;
  const difference = (from: Float32Array, to: Float32Array, down: boolean) =>
    from.map((_, at) => {
      const row = Math.floor(at / outputs);
      const label = labels[row] as number;
      if (at % outputs === label) return 0;
      const exact = (from[row * outputs + label] as number) - (to[at] as number);
      return exact + (down ? -1 : 1) * Math.abs(exact) * 2 ** -22;
    });
  return { lower: difference(logits.lower, logits.upper, true), upper: difference(logits.upper, logits.lower, false) };
}
