import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING } from '../../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { BEYOND, type Enclosure } from '../../../kernels/smooth/enclosed';
import type { Relaxation } from '../../passingBack';
import { sumUpward } from '../intervals';
import { type Curve, isTrueOf, largestOf, type Parts, type Piece, partsOn, turned, valuesAt } from './curve';
import { steepnessAbove } from './steepness';

/** Rounds in which the point of a piece that is as steep as the relaxation is sought; each quarters where it can be. */
const ROUNDS = 4;

/**
 * The relaxation of any curve. The slope is chosen so that it touches the concave majorant at the middle, which encloses
 * the least area (or where it is asked to touch); how it was found is not trusted. Whatever the slope s is, the function sx + c
 * is above f if c is at least f(x) − sx on every piece:
 * - where f is convex or straight, that is largest at an end of the piece;
 * - where it is concave, f(x) ≤ f(t) + f'(t)(x − t) for any t of the piece, so f(t) − st and the larger of
 *   (f'(t) − s)(x − t) at both ends will do; it is least where f'(t) is near s.
 * The lower side is the upper one of −f, turned about.
 */
export function curveRelaxation(curve: Curve, input: Interval, touch?: tf.Tensor): Relaxation {
  return tf.tidy(() => {
    const shape = lowerOf(input).shape;
    const flat = (x: tf.Tensor) => tf.reshape(x, [-1]);
    const [left, right] = [flat(lowerOf(input)), flat(upperOf(input))];
    const point = touch && flat(touch);
    const above = relaxationAbove(curve, left, right, point);
    const below = relaxationAbove(turned(curve), left, right, point);
    const shaped = (x: tf.Tensor) => tf.reshape(x, shape);
    return {
      lowerSlope: shaped(tf.neg(below.slope)),
      lowerIntercept: shaped(tf.neg(below.intercept)),
      upperSlope: shaped(above.slope),
      upperIntercept: shaped(above.intercept),
    };
  });
}

function relaxationAbove({ pieces, ...rest }: Curve, left: tf.Tensor, right: tf.Tensor, touch?: tf.Tensor) {
  const steepness = steepnessAbove({ pieces, ...rest }, left, right, touch);
  const slope = tf.expandDims(steepness, 0);
  const parts = partsOn(pieces, left, right);
  const isConcave = pieces.some(({ bend }) => bend === 'concave');
  const touching = isConcave ? whereAsSteep(pieces, parts, slope) : parts.left;
  const values = valuesAt(pieces, tf.concat([parts.left, parts.right, touching], 1));
  const straight = atEnds(values, parts, slope);
  const least = isConcave
    ? tf.where(
        isTrueOf(pieces, ({ bend }) => bend === 'concave'),
        overConcave(values, parts, touching, slope),
        straight,
      )
    : straight;
  const intercept = tf.reshape(largestOf(tf.where(parts.isThere, least, tf.fill(least.shape, -BEYOND))), left.shape);
  return { slope: steepness, intercept };
}

function atEnds({ upper }: Enclosure, { left, right }: Parts, slope: tf.Tensor): tf.Tensor {
  const [atLeft, atRight] = thirds(upper);
  const above = (value: tf.Tensor, x: tf.Tensor) => sumUpward([value, tf.neg(tf.mul(slope, x))], REAL_ROUNDING);
  return tf.maximum(above(atLeft, left), above(atRight, right));
}

function overConcave(own: Enclosure, { left, right }: Parts, touch: tf.Tensor, slope: tf.Tensor): tf.Tensor {
  const [upper, least, most] = [own.upper, own.slope.lower, own.slope.upper].map((x) => thirds(x)[2]) as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
  ];
  const beyond = tf.maximum(
    tf.mul(tf.sub(most, slope), tf.sub(right, touch)),
    tf.mul(tf.sub(slope, least), tf.sub(touch, left)),
  );
  return sumUpward([upper, tf.neg(tf.mul(slope, touch)), tf.maximum(beyond, 0)], REAL_ROUNDING);
}

function thirds(x: tf.Tensor): readonly [tf.Tensor, tf.Tensor, tf.Tensor] {
  return tf.split(x, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
}

/** By quartering: left of the point a concave piece is steeper than the relaxation. */
function whereAsSteep(pieces: readonly Piece[], { left, right }: Parts, slope: tf.Tensor): tf.Tensor {
  let low = left;
  let width = tf.sub(right, left);
  for (let round = 0; round < ROUNDS; round++) {
    const points = tf.concat(
      [1, 2, 3].map((k) => tf.add(low, tf.mul(width, k / 4))),
      1,
    );
    const steeper = thirds(valuesAt(pieces, points).slope.upper).map((own) => tf.step(tf.sub(own, slope)));
    width = tf.mul(width, 0.25);
    low = tf.add(low, tf.mul(width, tf.addN(steeper)));
  }
  // At an end the relaxation may be less steep than the piece is anywhere.
  const isFirst = tf.lessEqual(tf.sub(low, left), 0);
  const isLast = tf.lessEqual(tf.sub(right, low), tf.mul(width, 1.01));
  const middle = tf.add(low, tf.mul(width, 0.5));
  const inside = tf.minimum(tf.maximum(middle, left), right);
  return tf.where(isLast, right, tf.where(isFirst, left, inside));
}
