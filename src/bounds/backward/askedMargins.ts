import * as tf from '@tensorflow/tfjs-core';
import type { Classes } from '../../network/classes/classes';
import type { Shape } from '../../network/network';
import { marginRows } from './specification';

/**
 * Rows of coefficients for the margins that somebody asks about: equally many for each sample, none of a label over itself,
 * unless nothing else is asked.
 */
export class AskedMargins {
  readonly #labels: readonly number[];
  readonly #classes: Classes;
  /** For each sample the other class of each of its rows; where fewer are asked about than of another sample, the first again. */
  readonly #others: readonly (readonly number[])[];

  /** @param only for each sample the classes that are asked about, where not all are */
  constructor(labels: readonly number[], classes: Classes, only?: readonly (readonly number[])[]) {
    this.#labels = labels;
    this.#classes = classes;
    const all = Array.from({ length: classes.count }, (_, other) => other);
    const asked = labels.map((label, sample) => (only?.[sample] ?? all).filter((other) => other !== label));
    const most = Math.max(1, ...asked.map(({ length }) => length));
    this.#others = asked.map((own, sample) => {
      return Array.from({ length: most }, (_, row) => own[row] ?? own[0] ?? (labels[sample] as number));
    });
  }

  /** [batch·rows, ...shape of the output], the rows of a sample together. */
  rows(shape: Shape): tf.Tensor {
    return tf.tidy(() => tf.reshape(marginRows(this.#labels, this.#classes, this.#others), [-1, ...shape]));
  }

  /**
   * Lower bounds of margins, [batch, classes]: −∞ of those that nobody asks about, 0 of the labels over themselves.
   *
   * @param found of the rows
   */
  ofClasses(found: Float32Array): Float32Array {
    const { count } = this.#classes;
    const margins = new Float32Array(this.#labels.length * count).fill(Number.NEGATIVE_INFINITY);
    this.#others.forEach((others, sample) => {
      others.forEach((other, row) => {
        margins[sample * count + other] = found[sample * others.length + row] as number;
      });
      margins[sample * count + (this.#labels[sample] as number)] = 0;
    });
    return margins;
  }
}
