import * as tf from '@tensorflow/tfjs-core';
import { batchOf, type Interval, lowerOf, upperOf } from '../kernels/interval';
import { intervalDense } from '../kernels/intervalDense';
import { releaseConstants } from '../kernels/keptConstants';
import { gamma, type Rounding, upToFloat32 } from '../kernels/rounding';
import type { Classes, MarginOutputs } from '../network/classes';
import type { AffineTail } from './affineTails';
import type { Ends } from './ends';

/** The margins of a label over some classes, as differences of columns of a tail. */
interface Differences {
  readonly others: readonly number[];
  readonly winning: readonly number[];
  readonly losing: readonly number[];
}

/**
 * Puts in the place of margins those by elision (Zhang et al. 2020), wherever both their outputs come from this tail:
 * the column difference, W_label − W_j for plain networks, is bounded as one layer, which is tighter than the
 * difference of the logits' bounds.
 *
 * Differences of weights are rounded to float32 once; intervalDense leaves room for that. Under `float32` each logit
 * of an execution carries its own error besides, at most γ(|W||v| + |b|), which is taken off both ends.
 *
 * @param margins [batch, classes], changed
 * @param penultimate bounds of the value the tail reads, [2·batch, inputs]
 * @param labels one for each sample
 */
export async function elideMargins(
  margins: Ends,
  penultimate: Interval,
  tail: AffineTail,
  classes: Classes,
  labels: readonly number[],
  rounding: Rounding,
): Promise<void> {
  for (const label of new Set(labels)) {
    const differences = differencesIn(tail, classes, label);
    const { others } = differences;
    if (others.length === 0) continue;
    const rows = labels.flatMap((other, row) => (other === label ? [row] : []));
    const bounds = tf.tidy(() => boundDifferences(differences, rows, penultimate, tail, rounding));
    const values = await bounds.data();
    bounds.dispose();
    rows.forEach((row, index) => {
      others.forEach((other, at) => {
        const upper = rows.length + index;
        margins.lower[row * classes.count + other] = values[index * others.length + at] as number;
        margins.upper[row * classes.count + other] = values[upper * others.length + at] as number;
      });
    });
  }
}

/** The classes whose margins are differences of this tail's columns, and which. */
function differencesIn({ first, bias }: AffineTail, classes: Classes, label: number): Differences {
  const isIn = (output: number) => output >= first && output < first + bias.length;
  const found = classes.allMarginOutputs(label).flatMap(({ winning, losing }, other) => {
    return other !== label && isIn(winning) && isIn(losing) ? [{ other, winning, losing }] : [];
  });
  return {
    others: found.map(({ other }) => other),
    winning: found.map(({ winning }) => winning - first),
    losing: found.map(({ losing }) => losing - first),
  };
}

function boundDifferences(
  { winning, losing }: Differences,
  rows: number[],
  penultimate: Interval,
  tail: AffineTail,
  rounding: Rounding,
): Interval {
  const batch = batchOf(penultimate);
  const chosen = tf.gather(penultimate, tf.tensor1d([...rows, ...rows.map((row) => row + batch)], 'int32'));
  const difference = (values: Float32Array) => {
    const width = tail.bias.length;
    return Float32Array.from({ length: (values.length / width) * winning.length }, (_, at) => {
      const start = Math.floor(at / winning.length) * width;
      const column = at % winning.length;
      return (
        (values[start + (winning[column] as number)] as number) - (values[start + (losing[column] as number)] as number)
      );
    });
  };
  const matrix = tf.tensor2d(difference(tail.weight.data), [tail.weight.shape[0] as number, winning.length]);
  const layer = { weight: matrix, bias: tf.tensor1d(difference(tail.bias)) };
  const real = rounding === 'none' ? 'none' : 'real';
  const margins = intervalDense(chosen, layer, real, false);
  releaseConstants(matrix);
  return rounding === 'float32' ? widenByLogitErrors(margins, chosen, tail, winning, losing) : margins;
}

function widenByLogitErrors(
  margins: Interval,
  values: Interval,
  tail: AffineTail,
  winning: readonly number[],
  losing: readonly number[],
): Interval {
  const [inputs] = tail.weight.shape as [number, number];
  const largest = tf.maximum(tf.abs(lowerOf(values)), tf.abs(upperOf(values)));
  const magnitude = tf.abs(tf.tensor2d(tail.weight.data, tail.weight.shape as [number, number]));
  const sums = tf.add(tf.matMul(largest as tf.Tensor2D, magnitude), tf.abs(tf.tensor1d(tail.bias)));
  // Twice γ pays for the error itself and for that of the sums; a few more terms for the operations below.
  const errors = tf.mul(sums, upToFloat32(2 * gamma(inputs + 16)));
  const errorsOf = (columns: readonly number[]) => tf.gather(errors, tf.tensor1d([...columns], 'int32'), 1);
  const both = tf.add(errorsOf(winning), errorsOf(losing));
  return tf.concat([tf.sub(lowerOf(margins), both), tf.add(upperOf(margins), both)], 0);
}

/**
 * Margins from the bounds of the logits alone, lower − upper of the two outputs, computed in float64, whose rounding
 * cannot change the sign of a difference of float32 numbers.
 *
 * @returns [batch, classes], 0 at the label
 */
export function marginsFromLogits(logits: Ends, classes: Classes, labels: readonly number[]): Ends {
  const pairs = labels.flatMap((label) => classes.allMarginOutputs(label));
  const difference = (from: Float32Array, to: Float32Array, down: boolean) =>
    Float32Array.from({ length: labels.length * classes.count }, (_, at) => {
      const { winning, losing } = pairs[at] as MarginOutputs;
      if (winning === losing) return 0;
      const start = Math.floor(at / classes.count) * classes.outputs;
      const exact = (from[start + winning] as number) - (to[start + losing] as number);
      return exact + (down ? -1 : 1) * Math.abs(exact) * 2 ** -22;
    });
  return { lower: difference(logits.lower, logits.upper, true), upper: difference(logits.upper, logits.lower, false) };
}
