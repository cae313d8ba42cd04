import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, upperOf } from '../../kernels/rounding/interval';
import type { Touching } from '../../network/passingBack';
import type { SearchedRelaxation, TakenRelaxation, UnitRelaxation } from './searchedRelaxation';

/** What the lower and the upper side have; laid beside the rows. */
type Sides = readonly [below: tf.Tensor, above: tf.Tensor];

/**
 * Relaxations of smooth activations f, which touch f at a point of choice t: f(t) + f'(t)(x − t), whose derivative in t is
 * f″(t)(x − t). Lower sides touch where f″ ≥ 0 and belong to positive coefficients, upper ones the other way round,
 * so either kind rises when t moves towards x.
 */
export class TouchingRelaxation implements SearchedRelaxation {
  readonly start: tf.Tensor;
  readonly #relaxation: UnitRelaxation;
  readonly #curve: Touching['curve'];
  readonly #from: Sides;
  readonly #to: Sides;
  /** 1 where a side has no choice. */
  readonly #isFixed: Sides;

  /**
   * @param relaxation becomes this object's own
   * @param known bounds of the input
   * @param beside lays what is known of the units beside the rows
   */
  constructor(
    relaxation: UnitRelaxation,
    { range, curve }: Touching,
    known: Interval,
    beside: (map: tf.Tensor) => tf.Tensor,
  ) {
    this.#relaxation = relaxation;
    this.#curve = curve;
    const sides = tf.tidy(() => {
      const { from, to, isFixed } = range(known);
      return [from, to, isFixed].map((packed) => [beside(lowerOf(packed)), beside(upperOf(packed))]);
    });
    [this.#from, this.#to, this.#isFixed] = sides as unknown as [Sides, Sides, Sides];
    this.start = tf.tidy(() => beside(tf.mul(tf.add(lowerOf(known), upperOf(known)), 0.5)));
  }

  take(coefficients: tf.Tensor, choice: tf.Tensor): TakenRelaxation {
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = this.#relaxation;
    return tf.tidy(() => {
      const below = tf.step(coefficients);
      const pick = ([lower, upper]: Sides) => tf.add(tf.mul(below, tf.sub(lower, upper)), upper);
      const [from, to, isFixed] = [pick(this.#from), pick(this.#to), pick(this.#isFixed)];
      const point = tf.minimum(tf.maximum(choice, from), to);
      const { value, slope } = this.#curve(point);
      const mix = (fixed: tf.Tensor, free: tf.Tensor) => tf.add(free, tf.mul(isFixed, tf.sub(fixed, free)));
      return {
        slope: mix(pick([lowerSlope, upperSlope]), slope),
        intercept: mix(pick([lowerIntercept, upperIntercept]), tf.sub(value, tf.mul(slope, point))),
        reach: tf.sub(to, from),
        point,
        least: from,
      };
    });
  }

  move(_choice: tf.Tensor, { reach, point, least }: TakenRelaxation, x: tf.Tensor, rate: number): tf.Tensor {
    const [from, present] = [least as tf.Tensor, point as tf.Tensor];
    return tf.tidy(() => {
      const step = tf.mul(tf.mul(reach, tf.sign(tf.sub(x, present))), rate);
      return tf.minimum(tf.maximum(tf.add(present, step), from), tf.add(from, reach));
    });
  }

  dispose(): void {
    tf.dispose(this.#relaxation);
    tf.dispose([this.start, ...this.#from, ...this.#to, ...this.#isFixed]);
  }
}
