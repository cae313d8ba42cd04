import * as tf from '@tensorflow/tfjs-core';
import { type OwnRounding, ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, outward, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import { encloseSigmoid } from '../../../kernels/smooth/intervalSmooth';
import type { Relaxation } from '../../passingBack';
import { payForOneRounding, sumUpward, swapBounds } from '../intervals';
import { tangentFrom } from './sigmoidTangents';

/**
 * Relaxation of 1/(1 + e⁻ˣ); see `enclosingRelaxation`.
 *
 * @param touch where it should touch, [batch, ...]; left out, it encloses the least area
 */
export function sigmoidRelaxation(interval: Interval, rounding: OwnRounding, touch?: tf.Tensor): Relaxation {
  return tf.tidy(() => {
    const { slope, intercept } = enclosingRelaxation(interval, rounding, touch);
    return relaxationOf(slope, intercept);
  });
}

/** Relaxation of tanh x = 2σ(2x) − 1: σ(2x) ≤ s·2x + c gives tanh x ≤ 4s·x + 2c − 1. Only the subtraction is rounded. */
export function tanhRelaxation(interval: Interval, rounding: OwnRounding, touch?: tf.Tensor): Relaxation {
  return tf.tidy(() => {
    const { slope, intercept } = enclosingRelaxation(tf.mul(interval, 2), rounding, touch && tf.mul(touch, 2));
    const centered = payForOneRounding(tf.sub(tf.mul(intercept, 2), 1), rounding);
    return relaxationOf(tf.mul(slope, 4), centered);
  });
}

/** Takes lower and upper sides apart. */
function relaxationOf(slope: tf.Tensor, intercept: tf.Tensor): Required<Relaxation> {
  return {
    lowerSlope: lowerOf(slope),
    lowerIntercept: lowerOf(intercept),
    upperSlope: upperOf(slope),
    upperIntercept: upperOf(intercept),
  };
}

/**
 * The relaxation of σ that encloses the least area over [l, u], as slopes and intercepts packed like an interval.
 *
 * Above: among all linear functions above σ the least area has the one that touches σ's concave majorant at the middle m. That
 * majorant is the line from (l, σ(l)) to its tangent point t* and σ itself from there on, so the line is the tangent at
 * max(m, t*), or the chord where t* is beyond u. Below: σ(x) = 1 − σ(−x), hence the upper side of h(y) = −σ(−y) on
 * [−u, −l], turned about. Both kinds have the same shape and are computed in one go, `left` and `right` being the bounds
 * of y, f the function σ or h, and `limit` the number 1 or 0 that f never exceeds.
 *
 * Where a touching point is asked for it takes the middle's place.
 *
 * How the touching point t and the slope s ≥ 0 were found is not trusted. Whatever they are, with a = max(left, 0) (but
 * not beyond `right`) the function s·y + c is above f if c is at least f(y) − s·y
 * - on the convex part, whose largest value is at `left` or at 0, and 0 belongs to the next part;
 * - on the concave part [a, right], where f(y) ≤ f(t) + f'(t)(y − t), so that f(t) − s·t + (f'(t) − s)(y − t) at the
 *   greater of both bounds will do, and so will limit − s·a. Where right < 0, t = a = right, and this is f(right) − s·right.
 */
function enclosingRelaxation(
  interval: Interval,
  rounding: OwnRounding,
  touchAt?: tf.Tensor,
): { slope: tf.Tensor; intercept: tf.Tensor } {
  const sign = outward(interval);
  const left = tf.mul(swapBounds(interval), sign);
  const right = tf.mul(interval, sign);
  const concave = tf.minimum(right, tf.relu(left));
  const tangent = tangentFrom(left);
  const isChord = tf.greaterEqual(tangent, right);
  const middle = touchAt ? tf.mul(packInterval(touchAt, touchAt), sign) : tf.mul(tf.add(left, right), 0.5);
  const inside = tf.maximum(concave, tf.maximum(tangent, middle));
  const touch = tf.where(isChord, right, tf.minimum(right, inside));

  const points = [tf.mul(touch, sign), tf.mul(left, sign), tf.neg(touch)];
  const [atTouch, atLeft, mirrored] = sigmoidsAt(points, rounding) as [Bounds, Bounds, Bounds];
  const [ofTouch, ofLeft] = [outerValue(atTouch), outerValue(atLeft)];
  const gradient = derivative(mirrored, rounding);
  const chord = tf.div(tf.sub(ofTouch, ofLeft), tf.maximum(tf.sub(right, left), TINY));
  const between = tf.maximum(steepness(left), tf.minimum(chord, steepness(right)));
  const slope = tf.where(isChord, between, gradient.lower);

  const limit = tf.mul(tf.onesLike(slope), tf.relu(sign));
  const touching = tf.maximum(
    tf.mul(tf.sub(gradient.upper, slope), tf.sub(right, touch)),
    tf.mul(tf.sub(gradient.lower, slope), tf.sub(concave, touch)),
  );
  const minus = (y: tf.Tensor) => tf.neg(tf.mul(slope, y));
  const onConcave = tf.minimum(
    sumUpward([ofTouch, minus(touch), touching], rounding),
    sumUpward([limit, minus(concave)], rounding),
  );
  const least = tf.maximum(onConcave, sumUpward([ofLeft, minus(left)], rounding));
  return { slope, intercept: tf.mul(least, sign) };
}

interface Bounds {
  readonly lower: tf.Tensor;
  readonly upper: tf.Tensor;
}

/** σ at several sets of points, all at once. */
function sigmoidsAt(points: tf.Tensor[], rounding: OwnRounding): Bounds[] {
  const stacked = tf.concat(points, 0);
  const apart = (x: tf.Tensor) => tf.split(x, points.length, 0);
  if (!ROUNDINGS[rounding].outward) return apart(tf.sigmoid(stacked)).map((value) => ({ lower: value, upper: value }));
  const { lower, upper } = encloseSigmoid(stacked);
  const uppers = apart(upper);
  return apart(lower).map((value, at) => ({ lower: value, upper: uppers[at] as tf.Tensor }));
}

/** Not below f: −σ for lower sides, σ for upper ones. */
function outerValue({ lower, upper }: Bounds): tf.Tensor {
  return packInterval(tf.neg(lowerOf(lower)), upperOf(upper));
}

/** Bounds of σ'(t) = q(1 − q), from q = σ(−t) ≤ 1/2 for t ≥ 0, where it grows with q. Three roundings each. */
function derivative(mirrored: Bounds, rounding: OwnRounding): Bounds {
  const share = !ROUNDINGS[rounding].outward ? 0 : 4 * UNIT_ROUNDOFF;
  const at = (q: tf.Tensor) => tf.mul(q, tf.sub(1, q));
  return {
    lower: tf.mul(at(tf.minimum(mirrored.lower, 0.5)), 1 - share),
    upper: tf.mul(at(tf.minimum(mirrored.upper, 0.5)), 1 + share),
  };
}

/** σ'(x), roughly. */
function steepness(x: tf.Tensor): tf.Tensor {
  const value = tf.sigmoid(x);
  return tf.mul(value, tf.sub(1, value));
}
