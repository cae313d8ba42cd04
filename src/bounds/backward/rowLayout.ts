import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../../network/network';

/** How the coefficients of a pass lie in tensors. Sums over a row are taken of [groups, rows, n]. */
export interface RowLayout {
  /** Coefficients of a value as [groups, rows, n]. */
  rows(coefficients: tf.Tensor): tf.Tensor;
  /**
   * What is known of every number of a value, laid beside the rows: [groups or 1, rows or 1, n].
   *
   * @param known [batch or 1, ...shape]
   */
  beside(known: tf.Tensor, value: string): tf.Tensor;
  /** Sums over rows, [groups, rows], as [batch, rows of a sample]. */
  perSample(sums: tf.Tensor): tf.Tensor;
}

/** Coefficients of whole values, [batch·rows, ...shape], the rows of a sample together. */
export function wholeRows(batch: number): RowLayout {
  return {
    rows: (coefficients) => tf.reshape(coefficients, [batch, -1, sizeOf(coefficients.shape.slice(1))]),
    beside: (known) => tf.reshape(known, [known.shape[0] as number, 1, -1]),
    perSample: (sums) => sums,
  };
}
