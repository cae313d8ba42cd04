import * as tf from '@tensorflow/tfjs-core';
import { UNIT_ROUNDOFF } from '../rounding/rounding';
import { BEYOND, type Enclosed, exactly, outwardBy, plus, scaled, times } from './enclosed';
import { encloseExp } from './intervalExp';

/** A quotient that hardware gives is off by less; where it is not, nothing is claimed. */
const PLAUSIBLE = 2 ** -8;

/**
 * 1/x for x of either sign. Hardware's quotient r is not trusted: e = 1 − xr is computed within 3u, xr being near 1, and
 * 1/x = r/(1 − e) lies between r(1 + e) and r(1 + e + 2e²) for |e| ≤ 1/2.
 */
export function encloseReciprocal(x: tf.Tensor): Enclosed {
  const quotient = tf.div(1, x);
  const residue = tf.sub(1, tf.mul(x, quotient));
  const isPlausible = tf.lessEqual(tf.abs(residue), PLAUSIBLE);
  const share = tf.add(tf.mul(tf.square(residue), 2.5), 8 * UNIT_ROUNDOFF);
  const middle = tf.add(quotient, tf.mul(quotient, residue));
  const margin = tf.mul(tf.abs(quotient), share);
  const bounds = outwardBy({ lower: tf.sub(middle, margin), upper: tf.add(middle, margin) }, 3);
  const none = tf.fill(x.shape, BEYOND);
  return { lower: tf.where(isPlausible, bounds.lower, tf.neg(none)), upper: tf.where(isPlausible, bounds.upper, none) };
}

/** √x below this is stated to be between 0 and √ of it. */
const LEAST_SQUARE = 2 ** -80;

/** √x for x ≥ 0. For any s > 0 it is at most (s + x/s)/2, by the two means, and so at least x over that. */
export function encloseSqrt(x: tf.Tensor): Enclosed {
  const square = tf.maximum(x, LEAST_SQUARE);
  const guess = tf.maximum(tf.sqrt(square), Math.sqrt(LEAST_SQUARE) / 2);
  const { upper } = scaled(plus(exactly(guess), times(exactly(square), encloseReciprocal(guess))), 0.5);
  const { lower } = times(exactly(square), encloseReciprocal(upper));
  const isTiny = tf.less(x, LEAST_SQUARE);
  return {
    lower: tf.where(isTiny, tf.zerosLike(x), tf.maximum(lower, 0)),
    upper: tf.where(isTiny, tf.fill(x.shape, Math.sqrt(LEAST_SQUARE)), upper),
  };
}

/** Logarithms of smaller numbers are only known to be smaller. */
export const LEAST_OF_LOG = 2 ** -40;

/** ln x of the largest float32 is less. */
const LARGEST_LOG = 89;

/**
 * ln x for x from 2⁻⁴⁰ to 2⁴⁰; beyond, no more than that it is less, or larger. Hardware's y is not trusted: with z = x/eʸ, ln x = y + ln z, and ln z lies between w − w²
 * and w for w = z − 1, |w| ≤ 1/2.
 */
export function encloseLog(x: tf.Tensor): Enclosed {
  const inside = tf.clipByValue(x, LEAST_OF_LOG, 1 / LEAST_OF_LOG);
  const guess = tf.clipByValue(tf.log(inside), -27.8, 27.8);
  const power = encloseExp(guess);
  // 1/eʸ decreases, so its bounds come from the other ones.
  const inverse = { lower: encloseReciprocal(power.upper).lower, upper: encloseReciprocal(power.lower).upper };
  const ratio = times(exactly(inside), inverse);
  const rest = plus(ratio, exactly(tf.fill(x.shape, -1)));
  const isPlausible = tf.lessEqual(tf.maximum(tf.abs(rest.lower), tf.abs(rest.upper)), 0.4);
  const least = outwardBy({ lower: tf.sub(rest.lower, tf.square(rest.lower)), upper: rest.upper }, 2);
  const bounds = plus(exactly(guess), least);
  const none = tf.fill(x.shape, BEYOND);
  const isLower = tf.logicalAnd(isPlausible, tf.greaterEqual(x, LEAST_OF_LOG));
  const upper = tf.where(isPlausible, bounds.upper, none);
  return {
    lower: tf.where(isLower, bounds.lower, tf.neg(none)),
    upper: tf.where(tf.greater(x, 1 / LEAST_OF_LOG), tf.fill(x.shape, LARGEST_LOG), upper),
  };
}
