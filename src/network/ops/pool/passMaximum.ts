import * as tf from '@tensorflow/tfjs-core';
import { upperOf } from '../../../kernels/rounding/interval';
import { concretizeRows } from '../../../kernels/rows/concretizeRows';
import { relaxRows } from '../../../kernels/rows/relaxRows';
import type { PassContext } from '../../passingBack';

/** What is known of the inputs of every maximum; each [batch, n], n being the number of maxima. */
export interface Contest {
  /** The lower bound of the chosen input, which should be the largest. */
  readonly chosenLower: tf.Tensor;
  /** The upper bound of the chosen input, and the largest of the others. */
  readonly chosenUpper: tf.Tensor;
  readonly othersUpper: tf.Tensor;
}

/** a·max ≥ Σ passed·chosen + constant − error, for n maxima and their chosen inputs. */
export interface PassedMaximum {
  /** [batch, rows, n] */
  readonly passed: tf.Tensor;
  /** [batch, rows] */
  readonly constant: tf.Tensor;
  readonly error: tf.Tensor;
}

/**
 * A maximum is at least any of its inputs: positive coefficients go to the chosen one. Negative ones ask for an upper
 * bound: where the chosen input is never below the others, the maximum is that input; else it is at most the largest
 * upper bound. Coefficients only move; what the constants' sum loses is the error.
 *
 * @param coefficients a, [batch·rows, ...shape of the output]
 */
export function passMaximum(
  coefficients: tf.Tensor,
  { chosenLower, chosenUpper, othersUpper }: Contest,
  { output, batch, rounding }: PassContext,
): PassedMaximum {
  const n = chosenLower.shape[1] as number;
  const a = tf.reshape(coefficients, [batch, -1, n]);
  const isKnown = tf.cast(tf.greaterEqual(chosenLower, othersUpper), 'float32');
  const largest = tf.minimum(tf.maximum(chosenUpper, othersUpper), tf.reshape(upperOf(output), [batch, n]));
  const perRow = (x: tf.Tensor) => tf.reshape(x, [batch, 1, n]);
  const level = perRow(tf.mul(largest, tf.sub(1, isKnown)));
  const { least, error } = concretizeRows(a, { upper: level }, rounding);
  return {
    passed: relaxRows(a, { lower: tf.ones([1, 1, n]), upper: perRow(isKnown) }),
    constant: least,
    error: error ?? tf.zerosLike(least),
  };
}
