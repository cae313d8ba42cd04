import * as tf from '@tensorflow/tfjs-core';
import { readingWaits } from '../../kernels/readTogether';

/**
 * With coefficients up to 2³⁰, weights of affine errors up to 2³⁶ and sums of up to 2²⁰ terms every product of a pass
 * stays below 2¹²⁰. A weight is at least 3u of the magnitude that it is a share of, which is thus below 2⁶⁰, as
 * UNDERFLOW of concretizeRows has it.
 */
const LARGEST_COEFFICIENT = 2 ** 30;
const LARGEST_WEIGHT = 2 ** 36;

/**
 * Watches that no number of a pass overflows where overflow could go unseen: WGSL leaves open what becomes of it. By
 * IEEE 754 an infinite coefficient, or one that is no number, makes the error of its row, to which every coefficient's
 * magnitude contributes, infinite or no number, and so the bound.
 */
export class OverflowGuard {
  readonly #isNeeded: boolean;
  readonly #largest: tf.Tensor[] = [];

  constructor(first: tf.Tensor) {
    this.#isNeeded = readingWaits();
    this.lookAtCoefficients(first);
  }

  lookAtCoefficients(coefficients: tf.Tensor): void {
    if (this.#isNeeded) this.#largest.push(tf.tidy(() => tf.max(tf.abs(coefficients))));
  }

  /** @param weight what an affine operation's error has each coefficient's magnitude multiplied by */
  lookAtMagnitude(weight: tf.Tensor): void {
    if (!this.#isNeeded) return;
    this.#largest.push(tf.tidy(() => tf.mul(tf.max(weight), LARGEST_COEFFICIENT / LARGEST_WEIGHT)));
  }

  /**
   * 1 where all is well, else 0; the caller's to dispose of. Each is compared by itself: the first that is too large was made of
   * numbers that are not, and so is finite, while nothing is known of what comes after it.
   */
  verdict(): tf.Tensor {
    if (this.#largest.length === 0) return tf.scalar(1);
    return tf.tidy(() => {
      return tf.min(tf.cast(tf.lessEqual(tf.stack([...this.#largest]), LARGEST_COEFFICIENT), 'float32'));
    });
  }

  dispose(): void {
    tf.dispose(this.#largest);
  }
}
