import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { LARGEST_MAGNITUDE, type Rounding, TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import type { Relaxation } from '../../passingBack';

/** An open side is a limit that no value reaches. */
const BEYOND = 2 * LARGEST_MAGNITUDE;

/**
 * Relaxation of f(x) = min(max(x, min), max) on [l, u], of least area: it touches the concave majorant and the convex
 * minorant of f at the middle of [l, u]. Where f is one piece both are that piece.
 *
 * Above: the majorant is straight from (l, f(l)) to (h, f(h)), h being `max` moved into [l, u], and constant from there
 * on; so the slope is that of the straight part where the middle is left of h, else 0. Any s in [0, 1] is right
 * with the intercept max(f(l) − sl, f(h) − sh): f is convex on [l, h], where f − sx is largest at a bound, and falls
 * beyond. Below: the same about the other limit, f rising to (u, f(u)) from (k, f(k)), k being `min` moved into [l, u];
 * f − sx falls up to k and is concave beyond. So no division is trusted; the roundings of products and differences are covered.
 *
 * @param min null where the side is open, as `max`
 */
export function clipRelaxation(
  interval: Interval,
  min: number | null,
  max: number | null,
  rounding: Rounding,
): Relaxation {
  return tf.tidy(() => {
    const low = min ?? -BEYOND;
    const high = max ?? BEYOND;
    const left = lowerOf(interval);
    const right = upperOf(interval);
    const f = (x: tf.Tensor) => tf.minimum(tf.maximum(x, low), high);
    const into = (limit: number) => tf.minimum(tf.maximum(tf.fill(left.shape, limit), left), right);
    const middle = tf.add(tf.mul(left, 0.5), tf.mul(right, 0.5));
    const isIdentity = tf.logicalAnd(tf.greaterEqual(left, low), tf.lessEqual(right, high));
    const isConstant = tf.logicalOr(tf.greaterEqual(left, high), tf.lessEqual(right, low));
    const isPiece = tf.logicalOr(isIdentity, isConstant);
    const slopeOfPiece = tf.cast(isIdentity, 'float32');
    const interceptOfPiece = tf.where(isIdentity, tf.zerosLike(left), f(left));

    const slope = (from: tf.Tensor, to: tf.Tensor, isStraight: tf.Tensor) => {
      const isSteepest = tf.logicalAnd(tf.greaterEqual(from, low), tf.lessEqual(to, high));
      const straight = tf.where(isSteepest, tf.onesLike(left), steepness(from, to, f));
      return tf.where(isPiece, slopeOfPiece, tf.mul(straight, tf.cast(isStraight, 'float32')));
    };
    const intercept = (points: readonly [tf.Tensor, tf.Tensor], along: tf.Tensor, side: 1 | -1) => {
      const [one, other] = points.map((x) => interceptAt(x, f(x), along, side, rounding)) as [tf.Tensor, tf.Tensor];
      const outer = side === 1 ? tf.maximum(one, other) : tf.minimum(one, other);
      return tf.where(isPiece, interceptOfPiece, outer);
    };

    const [k, h] = [into(low), into(high)];
    const lowerSlope = slope(k, right, tf.greater(middle, low));
    const upperSlope = slope(left, h, tf.less(middle, high));
    return {
      lowerSlope,
      lowerIntercept: intercept([k, right], lowerSlope, -1),
      upperSlope,
      upperIntercept: intercept([left, h], upperSlope, 1),
    };
  });
}

/** Of the line through two points of f, in [0, 1]. */
function steepness(from: tf.Tensor, to: tf.Tensor, f: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const width = tf.maximum(tf.sub(to, from), TINY);
  return tf.clipByValue(tf.div(tf.sub(f(to), f(from)), width), 0, 1);
}

/** f(x) − sx, moved outward by its two roundings and that of moving it. */
function interceptAt(x: tf.Tensor, value: tf.Tensor, slope: tf.Tensor, side: 1 | -1, rounding: Rounding): tf.Tensor {
  const product = tf.mul(slope, x);
  const intercept = tf.sub(value, product);
  if (!ROUNDINGS[rounding].outward) return intercept;
  const magnitude = tf.add(tf.abs(value), tf.abs(product));
  return tf.add(intercept, tf.mul(tf.add(tf.mul(magnitude, 5 * UNIT_ROUNDOFF), TINY), side));
}
