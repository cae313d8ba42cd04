import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from '../../kernels/interval';
import { sizeOf } from '../../network/network';
import type { ReadyNode, Relaxed } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';
import { SlopedLines } from './slopedLines';
import { TouchingLines } from './touchingLines';

/** The line y = slope·x + intercept that each row takes at each unit; [batch, rows, n] or what broadcasts to it. */
export interface TakenLines extends tf.TensorContainerObject {
  readonly slope: tf.Tensor;
  readonly intercept: tf.Tensor;
  /** How far the choice may move, 0 where there is none. */
  readonly reach: tf.Tensor;
  /** Where the line touches, and the least such point; of smooth activations. */
  readonly point?: tf.Tensor;
  readonly least?: tf.Tensor;
}

/**
 * The lines of one activation while a search chooses among them, for every row of coefficients: positive ones take the
 * line below, negative ones the line above. Rounding is ignored.
 */
export interface ActivationLines {
  /** CROWN's own choice, where the search begins, [batch, 1, n]; absent where there is nothing to choose. */
  readonly start: tf.Tensor | undefined;

  /**
   * @param coefficients of the activation's output, [batch, rows, n]
   * @param choice [batch, rows, n]
   */
  take(coefficients: tf.Tensor, choice: tf.Tensor | undefined): TakenLines;

  /**
   * Moves the choice by a step whose direction is the sign of the gradient of a row's bound.
   *
   * @param x the activation's input where each row attains its bound, [batch, rows, n]
   * @param rate share of the range of choices
   */
  move(choice: tf.Tensor, taken: TakenLines, x: tf.Tensor, rate: number): tf.Tensor;

  dispose(): void;
}

/** The lines of an activation over the bounds known of its input. */
export function linesOf(node: ReadyNode, relaxed: Relaxed, { bounds, batch }: BackwardContext): ActivationLines {
  const input = bounds.get(node.inputs[0] as string) as Interval;
  const size = sizeOf(node.inputShapes[0] as readonly number[]);
  const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, size]);
  const lines = tf.tidy(() => {
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = relaxed.lines(input, node, 'none');
    return {
      lowerSlope: flat(lowerSlope),
      lowerIntercept: lowerIntercept ? flat(lowerIntercept) : tf.zeros([1, 1, 1]),
      upperSlope: flat(upperSlope),
      upperIntercept: flat(upperIntercept),
    };
  });
  const known = tf.tidy(() => tf.reshape(input, [2 * batch, 1, size]));
  try {
    if (relaxed.touching) return new TouchingLines(lines, relaxed.touching, known);
    const least = typeof node.attributes.alpha === 'number' ? node.attributes.alpha : 0;
    return new SlopedLines(lines, operationOf(node.op).switches && least < 1 ? { known, least } : undefined);
  } finally {
    known.dispose();
  }
}

/** CROWN's lines, each [batch, 1, n] or what broadcasts to it. */
export interface UnitLines extends tf.TensorContainerObject {
  readonly lowerSlope: tf.Tensor;
  readonly lowerIntercept: tf.Tensor;
  readonly upperSlope: tf.Tensor;
  readonly upperIntercept: tf.Tensor;
}
