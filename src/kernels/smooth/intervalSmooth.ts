import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, lowerOf, packInterval, upperOf } from '../rounding/interval';
import { type Rounding, TINY, UNIT_ROUNDOFF, unitRoundoff } from '../rounding/rounding';
import { KNOTS_PER_UNIT, sigmoidKnots, TABLE_END } from './sigmoidTable';

/** Bounds of 1/(1 + e⁻ˣ) over boxes, [2·batch, ...]. */
export function intervalSigmoid(interval: Interval, rounding: Rounding): Interval {
  if (!ROUNDINGS[rounding].outward) return tf.sigmoid(interval);
  return tf.tidy(() => {
    const { lower, upper } = encloseSigmoid(interval);
    return packInterval(lowerOf(lower), upperOf(upper));
  });
}

/** Bounds of tanh x = 2σ(2x) − 1 over boxes, [2·batch, ...]. Doubling is exact; the subtraction costs one rounding. */
export function intervalTanh(interval: Interval, rounding: Rounding): Interval {
  if (!ROUNDINGS[rounding].outward) return tf.tanh(interval);
  return tf.tidy(() => {
    const { lower, upper } = encloseSigmoid(tf.mul(interval, 2));
    return packInterval(
      tf.maximum(tf.sub(tf.mul(lowerOf(lower), 2), 1 + UNIT_ROUNDOFF), -1),
      tf.minimum(tf.sub(tf.mul(upperOf(upper), 2), 1 - UNIT_ROUNDOFF), 1),
    );
  });
}

/** |σ‴| ≤ 1/8 everywhere, so the remainder of the second-order Taylor polynomial is at most |t|³/48 (rounded up). */
const REMAINDER = 1.01 / 48;

/**
 * Roundings relative to σ: of its table entry, of the last addition, and of moving the bound outward; those of the other
 * terms are a hundredth of that, since |σ'| and |σ″| are below σ and |t| ≤ 1/64.
 */
const OWN_ROUNDINGS = 4;

/**
 * Numbers below and above σ(x) for each x, a few units of their last place apart.
 *
 * A GPU's exp and division are not to be trusted, so σ is enclosed with +, −, × and a table: at the knot k nearest to
 * x, with t = x − k, σ(x) = σ(k) + σ'(k)t + σ″(k)t²/2 ± |t|³/48. This holds for *any* knot, so it does not matter
 * how the index was rounded. Beyond the table σ is enclosed by its limits 0 and 1 on the outer side.
 */
export function encloseSigmoid(x: tf.Tensor): { lower: tf.Tensor; upper: tf.Tensor } {
  const { value, error } = taylor(tf.clipByValue(x, -TABLE_END, TABLE_END));
  const relative = OWN_ROUNDINGS * unitRoundoff();
  const margin = tf.add(tf.add(tf.mul(tf.abs(value), relative), error), TINY);
  return {
    lower: tf.where(tf.less(x, -TABLE_END), tf.zerosLike(x), tf.maximum(tf.sub(value, margin), 0)),
    upper: tf.where(tf.greater(x, TABLE_END), tf.onesLike(x), tf.minimum(tf.add(value, margin), 1)),
  };
}

function taylor(x: tf.Tensor): { value: tf.Tensor; error: tf.Tensor } {
  const index = tf.floor(tf.add(tf.mul(x, KNOTS_PER_UNIT), TABLE_END * KNOTS_PER_UNIT + 0.5));
  const last = 2 * TABLE_END * KNOTS_PER_UNIT;
  const position = tf.cast(tf.clipByValue(index, 0, last), 'int32');
  const t = tf.sub(x, tf.sub(tf.mul(position, 1 / KNOTS_PER_UNIT), TABLE_END));
  const knots = sigmoidKnots();
  const [value, slope, curvature] = [knots.value, knots.slope, knots.halfCurvature].map((entries) =>
    tf.gather(tf.tensor1d(entries), position),
  ) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const squared = tf.mul(t, t);
  const polynomial = tf.add(value, tf.add(tf.mul(slope, t), tf.mul(curvature, squared)));
  return { value: polynomial, error: tf.mul(tf.mul(squared, tf.abs(t)), REMAINDER) };
}
