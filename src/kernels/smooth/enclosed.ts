import * as tf from '@tensorflow/tfjs-core';
import { LARGEST_MAGNITUDE, TINY, UNIT_ROUNDOFF } from '../rounding/rounding';

/** Numbers below and above an exact one. */
export interface Enclosed {
  readonly lower: tf.Tensor;
  readonly upper: tf.Tensor;
}

/** A function's value and its derivative at a point, both enclosed. */
export interface Enclosure extends Enclosed {
  readonly slope: Enclosed;
}

/** What stands for "cannot be bounded": beyond every bound that counts. */
export const BEYOND = 4 * LARGEST_MAGNITUDE;

/** Moves bounds outward by so many roundings of their own size. */
export function outwardBy({ lower, upper }: Enclosed, roundings: number): Enclosed {
  const margin = (x: tf.Tensor) => tf.add(tf.mul(tf.abs(x), (roundings + 3) * UNIT_ROUNDOFF), TINY);
  return { lower: tf.sub(lower, margin(lower)), upper: tf.add(upper, margin(upper)) };
}

/** The enclosed number times a known one. */
export function scaled({ lower, upper }: Enclosed, factor: number): Enclosed {
  const [low, high] = factor >= 0 ? [lower, upper] : [upper, lower];
  if (Math.abs(factor) === 1) return { lower: tf.mul(low, factor), upper: tf.mul(high, factor) };
  // One rounding for the product, one for the factor, which float32 need not hold.
  return outwardBy({ lower: tf.mul(low, factor), upper: tf.mul(high, factor) }, 2);
}

/** The sum of two. */
export function plus(one: Enclosed, other: Enclosed): Enclosed {
  return outwardBy({ lower: tf.add(one.lower, other.lower), upper: tf.add(one.upper, other.upper) }, 1);
}

/** The product of two. */
export function times(one: Enclosed, other: Enclosed): Enclosed {
  const products = [one.lower, one.upper].flatMap((x) => [other.lower, other.upper].map((y) => tf.mul(x, y)));
  const [a, b, c, d] = products as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  return outwardBy(
    { lower: tf.minimum(tf.minimum(a, b), tf.minimum(c, d)), upper: tf.maximum(tf.maximum(a, b), tf.maximum(c, d)) },
    1,
  );
}

/** A number that is known. */
export function exactly(value: tf.Tensor): Enclosed {
  return { lower: value, upper: value };
}

/** One enclosure where a condition holds, another elsewhere. */
function choose(condition: tf.Tensor, one: Enclosed, other: Enclosed): Enclosed {
  return { lower: tf.where(condition, one.lower, other.lower), upper: tf.where(condition, one.upper, other.upper) };
}

/** The same of values and derivatives. */
export function chooseBoth(condition: tf.Tensor, one: Enclosure, other: Enclosure): Enclosure {
  return { ...choose(condition, one, other), slope: choose(condition, one.slope, other.slope) };
}
