import type * as tf from '@tensorflow/tfjs-core';

/** W·x + b. */
export interface AffineLayer {
  readonly kind: 'affine';
  readonly weight: tf.Tensor;
  /** One for each output, or output channel. */
  readonly bias: tf.Tensor1D;
  /** W·x for a batch, with a weight of the same shape in the place of W. */
  product(x: tf.Tensor, weight: tf.Tensor): tf.Tensor;
  /** Wᵀ·a for rows of coefficients, [rows, ...output] to [rows, ...input]. */
  transposed(coefficients: tf.Tensor, weight: tf.Tensor): tf.Tensor;
}

/** max(0, x). */
interface ReluLayer {
  readonly kind: 'relu';
}

/** What training propagates bounds through. */
export type Layer = AffineLayer | ReluLayer;
