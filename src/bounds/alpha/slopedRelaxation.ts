import * as tf from '@tensorflow/tfjs-core';
import type { SearchedRelaxation, TakenRelaxation, UnitRelaxation } from './searchedRelaxation';

/**
 * Relaxations of ReLU and its kin: the lower side passes through 0, and its slope is chosen where the sign of the input is
 * not decided. Its derivative in the slope is x, so the choice moves by the sign of x.
 */
export class SlopedRelaxation implements SearchedRelaxation {
  readonly start: tf.Tensor | undefined;
  readonly #relaxation: UnitRelaxation;
  readonly #least: number;
  /** From the intercept above to the one below. */
  readonly #rise: tf.Tensor;
  /** 1 where there is a choice. */
  readonly #unstable: tf.Tensor | undefined;

  /**
   * @param relaxation becomes this object's own
   * @param choice where there is one, as a tensor that becomes this object's own, and the least slope below (the
   *   largest is 1); absent where nothing is chosen
   */
  constructor(relaxation: UnitRelaxation, choice?: { readonly unstable: tf.Tensor; readonly least: number }) {
    this.#relaxation = relaxation;
    this.#rise = tf.sub(relaxation.lowerIntercept, relaxation.upperIntercept);
    this.#least = choice?.least ?? 1;
    this.#unstable = choice?.unstable;
    this.start = choice && relaxation.lowerSlope;
  }

  take(coefficients: tf.Tensor, choice: tf.Tensor | undefined): TakenRelaxation {
    const { lowerSlope, upperSlope, upperIntercept } = this.#relaxation;
    return tf.tidy(() => {
      const isPositive = tf.step(coefficients);
      const below = this.#unstable ? tf.mul(isPositive, this.#unstable) : isPositive;
      return {
        slope: tf.add(tf.mul(below, tf.sub(choice ?? lowerSlope, upperSlope)), upperSlope),
        intercept: tf.add(tf.mul(below, this.#rise), upperIntercept),
        reach: below,
      };
    });
  }

  move(choice: tf.Tensor, { reach }: TakenRelaxation, x: tf.Tensor, rate: number): tf.Tensor {
    return tf.tidy(() => {
      const direction = tf.sub(tf.step(x), 0.5);
      const step = tf.mul(tf.mul(reach, direction), 2 * rate * (1 - this.#least));
      return tf.clipByValue(tf.add(choice, step), this.#least, 1);
    });
  }

  dispose(): void {
    tf.dispose([this.#relaxation, this.#rise]);
    this.#unstable?.dispose();
  }
}
