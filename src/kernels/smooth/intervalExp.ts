import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, lowerOf, packInterval, upperOf } from '../rounding/interval';
import { type Rounding, TINY, unitRoundoff } from '../rounding/rounding';

/** e⁻⁴⁸ is less than TINY, and e²⁸ more than LARGEST_MAGNITUDE. */
const TABLE_START = -48;
const TABLE_END = 28;
/** A power of two, so that knots are exact in float32. */
const KNOTS_PER_UNIT = 64;

/** Relative to eˣ: of the table's entry, of the polynomial's last addition, of the product and of moving it. */
const OWN_ROUNDINGS = 6;

/** Bounds of eˣ over boxes, [2·batch, ...]; above LARGEST_MAGNITUDE they only say that they are. */
export function intervalExp(interval: Interval, rounding: Rounding): Interval {
  if (!ROUNDINGS[rounding].outward) return tf.exp(interval);
  return tf.tidy(() => {
    const { lower, upper } = encloseExp(interval);
    return packInterval(lowerOf(lower), upperOf(upper));
  });
}

/**
 * Numbers below and above eˣ for each x, a few units of their last place apart; from e²⁸ on that number for both.
 *
 * A GPU's exp is not to be trusted, so eˣ is enclosed with +, −, × and a table: at the knot k nearest to x, with
 * t = x − k, eˣ = eᵏ(1 + t + t²/2 + t³/6 + ρ). Since |t| ≤ 1/64, however the knot's index was rounded, |ρ| is below
 * 2⁻²⁸, and t is exact: a difference of neighbours.
 */
export function encloseExp(x: tf.Tensor): { lower: tf.Tensor; upper: tf.Tensor } {
  return tf.tidy(() => {
    const value = taylor(tf.clipByValue(x, TABLE_START, TABLE_END));
    const margin = tf.add(tf.mul(value, OWN_ROUNDINGS * unitRoundoff()), TINY);
    const lower = tf.maximum(tf.sub(value, margin), 0);
    return { lower: tf.where(tf.less(x, TABLE_START), tf.zerosLike(x), lower), upper: tf.add(value, margin) };
  });
}

function taylor(x: tf.Tensor): tf.Tensor {
  const index = tf.floor(tf.add(tf.mul(x, KNOTS_PER_UNIT), 0.5 - TABLE_START * KNOTS_PER_UNIT));
  const position = tf.cast(tf.clipByValue(index, 0, (TABLE_END - TABLE_START) * KNOTS_PER_UNIT), 'int32');
  const t = tf.sub(x, tf.add(tf.mul(position, 1 / KNOTS_PER_UNIT), TABLE_START));
  const power = tf.gather(tf.tensor1d(knots()), position);
  const third = tf.mul(tf.mul(tf.square(t), t), 1 / 6);
  return tf.mul(power, tf.add(tf.add(tf.add(third, tf.mul(tf.square(t), 0.5)), t), 1));
}

let table: Float32Array | undefined;

/**
 * eᵏ at the knots −48, −48 + 1/64, …, 28. `Math.exp` is only approximate, yet within a few units of float64's last place
 * in every engine in use, 2²⁵ times finer than what is allowed for; the test compares with exact arithmetic.
 */
function knots(): Float32Array {
  table ??= Float32Array.from({ length: (TABLE_END - TABLE_START) * KNOTS_PER_UNIT + 1 }, (_, index) =>
    Math.exp(TABLE_START + index / KNOTS_PER_UNIT),
  );
  return table;
}
