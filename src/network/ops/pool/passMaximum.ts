import * as tf from '@tensorflow/tfjs-core';
import { upperOf } from '../../../kernels/rounding/interval';
import { concretizeRows } from '../../../kernels/rows/concretizeRows';
import { relaxRows } from '../../../kernels/rows/relaxRows';
import type { PassContext, PassLayout } from '../../passingBack';

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
  /** [groups, rows, n]: [batch, rows, n] where coefficients are of whole values */
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
  context: PassContext,
): PassedMaximum {
  const { output, rounding } = context;
  const layout = layoutOf(context);
  const n = chosenLower.shape[1] as number;
  const a = layout.rows(coefficients);
  const isKnown = tf.cast(tf.greaterEqual(chosenLower, othersUpper), 'float32');
  const largest = tf.minimum(tf.maximum(chosenUpper, othersUpper), tf.reshape(upperOf(output), [-1, n]));
  const level = layout.beside(tf.mul(largest, tf.sub(1, isKnown)));
  const { least, error } = concretizeRows(a, { upper: level }, rounding);
  return {
    passed: relaxRows(a, { lower: tf.ones([1, 1, a.shape[2] as number]), upper: layout.beside(isKnown) }),
    constant: layout.perSample(least),
    error: layout.perSample(error ?? tf.zerosLike(least)),
  };
}

/** How the coefficients of maxima lie: of windows, or of all n maxima. */
export function layoutOf({ windows, batch }: PassContext): PassLayout {
  if (windows) return windows;
  return {
    rows: (coefficients) => tf.reshape(coefficients, [batch, -1, tf.util.sizeFromShape(coefficients.shape.slice(1))]),
    beside: (known) => tf.reshape(known, [batch, 1, -1]),
    perSample: (sums) => sums,
  };
}
