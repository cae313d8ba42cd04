import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, upperOf } from '../../kernels/interval';
import { sizeOf } from '../../network/network';
import type { ReadyNode, Relaxed } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';

/** The line that each row takes at each unit; both [batch, rows, n]. */
export interface TakenLines extends tf.TensorContainerObject {
  /** 1 where the line below is taken and may be chosen, else 0. */
  readonly below: tf.Tensor;
  readonly slope: tf.Tensor;
}

/**
 * The lines of one activation while slopes are searched for: positive coefficients take the line below, whose slope is
 * chosen for every row where the activation is open, negative ones the line above. All [batch, 1, n].
 */
export class ActivationLines {
  /** Whether there is a slope to choose. */
  readonly isTurnable: boolean;
  readonly size: number;
  readonly #least: number;
  readonly #lowerSlope: tf.Tensor;
  readonly #upperSlope: tf.Tensor;
  readonly #lowerIntercept: tf.Tensor | undefined;
  readonly #upperIntercept: tf.Tensor;
  /** 1 where the sign of the input is open. */
  readonly #open: tf.Tensor;

  constructor(node: ReadyNode, relaxed: Relaxed, { bounds, batch }: BackwardContext) {
    const { switches } = operationOf(node.op);
    const input = bounds.get(node.inputs[0] as string) as Interval;
    this.size = sizeOf(node.inputShapes[0] as readonly number[]);
    this.#least = typeof node.attributes.alpha === 'number' ? node.attributes.alpha : 0;
    this.isTurnable = switches === true && this.#least < 1;
    const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, this.size]);
    const made = tf.tidy(() => {
      const lines = relaxed.lines(input, node, 'none');
      const isOpen = tf.logicalAnd(tf.less(lowerOf(input), 0), tf.greater(upperOf(input), 0));
      return [
        flat(lines.lowerSlope),
        flat(lines.upperSlope),
        flat(lines.upperIntercept),
        flat(tf.cast(isOpen, 'float32')),
        ...(lines.lowerIntercept ? [flat(lines.lowerIntercept)] : []),
      ];
    });
    [this.#lowerSlope, this.#upperSlope, this.#upperIntercept, this.#open] = made as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    this.#lowerIntercept = made[4];
  }

  /** CROWN's own slopes, where the search begins; [batch, rows, n]. */
  start(rows: number): tf.Tensor {
    return tf.tile(this.#lowerSlope, [1, rows, 1]);
  }

  /**
   * @param coefficients of the activation's output, [batch, rows, n]
   * @param slopes chosen for the lines below, where they are turnable
   */
  take(coefficients: tf.Tensor, slopes: tf.Tensor | undefined): TakenLines {
    return tf.tidy(() => {
      const positive = tf.step(coefficients);
      const below = slopes ? tf.mul(positive, this.#open) : positive;
      const lower = slopes ?? this.#lowerSlope;
      return { below, slope: tf.add(tf.mul(below, tf.sub(lower, this.#upperSlope)), this.#upperSlope) };
    });
  }

  /** What the lines make of the activation's input, [batch, rows, n]. */
  along({ below, slope }: TakenLines, x: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const above = tf.mul(tf.sub(1, below), this.#upperIntercept);
      const result = tf.add(tf.mul(slope, x), above);
      return this.#lowerIntercept ? tf.add(result, tf.mul(below, this.#lowerIntercept)) : result;
    });
  }

  /**
   * Turns the lines below by a step whose direction is the sign of a row's gradient: a row's bound grows with the slope
   * of a line below where the input that attains the bound is positive.
   *
   * @param x the activation's input where each row attains its bound
   * @param rate share of the range of slopes
   */
  turn(slopes: tf.Tensor, { below }: TakenLines, x: tf.Tensor, rate: number): tf.Tensor {
    return tf.tidy(() => {
      const step = tf.mul(tf.mul(below, tf.sign(x)), rate * (1 - this.#least));
      return tf.clipByValue(tf.add(slopes, step), this.#least, 1);
    });
  }

  dispose(): void {
    tf.dispose([this.#lowerSlope, this.#upperSlope, this.#upperIntercept, this.#open]);
    this.#lowerIntercept?.dispose();
  }
}
