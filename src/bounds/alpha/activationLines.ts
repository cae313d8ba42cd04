import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, upperOf } from '../../kernels/interval';
import type { ReadyNode, Relaxed } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';
import type { RowLayout } from '../backward/rowLayout';
import { SlopedLines } from './slopedLines';
import { TouchingLines } from './touchingLines';

/** The line y = slope·x + intercept that each row takes at each unit; [groups, rows, n] or what broadcasts to it. */
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
  /** CROWN's own choice, where the search begins, [groups or 1, rows or 1, n]; absent where nothing can be chosen. */
  readonly start: tf.Tensor | undefined;

  /**
   * @param coefficients of the activation's output, [groups, rows, n]
   * @param choice of the same shape
   */
  take(coefficients: tf.Tensor, choice: tf.Tensor | undefined): TakenLines;

  /**
   * Moves the choice by a step whose direction is the sign of the gradient of a row's bound.
   *
   * @param x the activation's input where each row attains its bound, [groups, rows, n]
   * @param rate share of the range of choices
   */
  move(choice: tf.Tensor, taken: TakenLines, x: tf.Tensor, rate: number): tf.Tensor;

  dispose(): void;
}

/** CROWN's lines, each [groups or 1, rows or 1, n]. */
export interface UnitLines extends tf.TensorContainerObject {
  readonly lowerSlope: tf.Tensor;
  readonly lowerIntercept: tf.Tensor;
  readonly upperSlope: tf.Tensor;
  readonly upperIntercept: tf.Tensor;
}

/** The lines of an activation over the bounds known of its input, laid beside rows of coefficients. */
export function linesOf(
  node: ReadyNode,
  relaxed: Relaxed,
  { bounds }: BackwardContext,
  layout: RowLayout,
): ActivationLines {
  const input = bounds.get(node.inputs[0] as string) as Interval;
  const beside = (map: tf.Tensor) => layout.beside(map, node.output);
  const lines = tf.tidy((): UnitLines => {
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = relaxed.lines(input, node, 'none');
    return {
      lowerSlope: beside(lowerSlope),
      lowerIntercept: lowerIntercept ? beside(lowerIntercept) : tf.zeros([1, 1, 1]),
      upperSlope: beside(upperSlope),
      upperIntercept: beside(upperIntercept),
    };
  });
  if (relaxed.touching) return new TouchingLines(lines, relaxed.touching, input, beside);
  const least = typeof node.attributes.alpha === 'number' ? node.attributes.alpha : 0;
  if (!operationOf(node.op).switches || least >= 1) return new SlopedLines(lines);
  const isOpen = () => tf.logicalAnd(tf.less(lowerOf(input), 0), tf.greater(upperOf(input), 0));
  return new SlopedLines(lines, { open: tf.tidy(() => beside(tf.cast(isOpen(), 'float32'))), least });
}
