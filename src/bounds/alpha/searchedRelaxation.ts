import type * as tf from '@tensorflow/tfjs-core';

/** The relaxation y = slope·x + intercept that each row takes at each unit; [groups, rows, n] or what broadcasts to it. */
export interface TakenRelaxation extends tf.TensorContainerObject {
  readonly slope: tf.Tensor;
  readonly intercept: tf.Tensor;
  /** How far the choice may move, 0 where there is none. */
  readonly reach: tf.Tensor;
  /** Where it touches, and the least such point; of smooth activations. */
  readonly point?: tf.Tensor;
  readonly least?: tf.Tensor;
}

/**
 * The relaxation of one activation while a search chooses it, for every row of coefficients: positive ones take the
 * lower side, negative ones the upper one. Rounding is ignored.
 */
export interface SearchedRelaxation {
  /** CROWN's own choice, where the search begins, [groups or 1, rows or 1, n]; absent where nothing can be chosen. */
  readonly start: tf.Tensor | undefined;

  /**
   * @param coefficients of the activation's output, [groups, rows, n]
   * @param choice of the same shape
   */
  take(coefficients: tf.Tensor, choice: tf.Tensor | undefined): TakenRelaxation;

  /**
   * Moves the choice by a step whose direction is the sign of the gradient of a row's bound.
   *
   * @param x the activation's input where each row attains its bound, [groups, rows, n]
   * @param rate share of the range of choices
   */
  move(choice: tf.Tensor, taken: TakenRelaxation, x: tf.Tensor, rate: number): tf.Tensor;

  dispose(): void;
}

/** CROWN's relaxation, each number [groups or 1, rows or 1, n]. */
export interface UnitRelaxation extends tf.TensorContainerObject {
  readonly lowerSlope: tf.Tensor;
  readonly lowerIntercept: tf.Tensor;
  readonly upperSlope: tf.Tensor;
  readonly upperIntercept: tf.Tensor;
}
