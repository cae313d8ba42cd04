import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING } from '../../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../../kernels/rounding/interval';
import { BEYOND, type Enclosure } from '../../../kernels/smooth/enclosed';
import type { Lines } from '../../passingBack';
import { sumUpward } from '../intervals';
import { type Curve, type Part, type Piece, partOn, turned, valuesAt } from './curve';
import { steepnessAbove } from './steepness';

/** Rounds in which the point of a piece that is as steep as the line is sought; each quarters where it can be. */
const ROUNDS = 4;

/**
 * Lines around any curve. The slope is chosen so that the line touches the concave majorant at the middle, which encloses
 * the least area (or where it is asked to touch); how it was found is not trusted. Whatever the slope s is, the line sx + c
 * is above f if c is at least f(x) − sx on every piece:
 * - where f is convex or straight, that is largest at an end of the piece;
 * - where it is concave, f(x) ≤ f(t) + f'(t)(x − t) for any t of the piece, so f(t) − st and the larger of
 *   (f'(t) − s)(x − t) at both ends will do; it is least where f'(t) is near s.
 * The line below is that above −f, turned about.
 */
export function curveLines(curve: Curve, input: Interval, touch?: tf.Tensor): Lines {
  return tf.tidy(() => {
    const shape = lowerOf(input).shape;
    const flat = (x: tf.Tensor) => tf.reshape(x, [-1]);
    const [left, right] = [flat(lowerOf(input)), flat(upperOf(input))];
    const point = touch && flat(touch);
    const above = lineAbove(curve, left, right, point);
    const below = lineAbove(turned(curve), left, right, point);
    const shaped = (x: tf.Tensor) => tf.reshape(x, shape);
    return {
      lowerSlope: shaped(tf.neg(below.slope)),
      lowerIntercept: shaped(tf.neg(below.intercept)),
      upperSlope: shaped(above.slope),
      upperIntercept: shaped(above.intercept),
    };
  });
}

function lineAbove(curve: Curve, left: tf.Tensor, right: tf.Tensor, touch?: tf.Tensor) {
  const slope = steepnessAbove(curve, left, right, touch);
  const parts = curve.pieces.map((piece) => partOn(piece, left, right));
  const isConcave = curve.pieces.some(({ bend }) => bend === 'concave');
  const touching = isConcave ? whereAsSteep(curve.pieces, parts, slope) : parts.map((part) => part.left);
  const values = valuesAt(
    curve.pieces,
    parts.map((part, at) => tf.concat([part.left, part.right, touching[at] as tf.Tensor])),
  );
  let intercept = tf.fill(left.shape, -BEYOND);
  for (const [index, { bend }] of curve.pieces.entries()) {
    const part = parts[index] as Part;
    const own = values[index] as Enclosure;
    const least =
      bend === 'concave' ? overConcave(own, part, touching[index] as tf.Tensor, slope) : atEnds(own, part, slope);
    intercept = tf.where(part.isThere, tf.maximum(intercept, least), intercept);
  }
  return { slope, intercept };
}

function atEnds({ upper }: Enclosure, { left, right }: Part, slope: tf.Tensor): tf.Tensor {
  const [atLeft, atRight] = tf.split(upper, 3) as [tf.Tensor, tf.Tensor];
  const above = (value: tf.Tensor, x: tf.Tensor) => sumUpward([value, tf.neg(tf.mul(slope, x))], REAL_ROUNDING);
  return tf.maximum(above(atLeft, left), above(atRight, right));
}

function overConcave(own: Enclosure, { left, right }: Part, touch: tf.Tensor, slope: tf.Tensor): tf.Tensor {
  const [upper, least, most] = [own.upper, own.slope.lower, own.slope.upper].map((x) => tf.split(x, 3)[2]) as [
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

/** By quartering: left of the point a concave piece is steeper than the line. */
function whereAsSteep(pieces: readonly Piece[], parts: readonly Part[], slope: tf.Tensor): tf.Tensor[] {
  let low = parts.map(({ left }) => left);
  let width = parts.map(({ left, right }) => tf.sub(right, left));
  for (let round = 0; round < ROUNDS; round++) {
    const points = low.map((x, at) =>
      tf.concat([1, 2, 3].map((k) => tf.add(x, tf.mul(width[at] as tf.Tensor, k / 4)))),
    );
    const values = valuesAt(pieces, points);
    low = low.map((x, at) => {
      const steeper = tf.split(values[at]?.slope.upper as tf.Tensor, 3).map((own) => tf.step(tf.sub(own, slope)));
      const quarters = tf.addN(steeper);
      return tf.add(x, tf.mul(tf.mul(width[at] as tf.Tensor, 0.25), quarters));
    });
    width = width.map((one) => tf.mul(one, 0.25));
  }
  // At an end the line may be less steep than the piece is anywhere.
  return parts.map(({ left, right }, at) => {
    const from = tf.sub(low[at] as tf.Tensor, left);
    const rest = tf.sub(right, low[at] as tf.Tensor);
    const isFirst = tf.lessEqual(from, 0);
    const isLast = tf.lessEqual(rest, tf.mul(width[at] as tf.Tensor, 1.01));
    const middle = tf.add(low[at] as tf.Tensor, tf.mul(width[at] as tf.Tensor, 0.5));
    const inside = tf.minimum(tf.maximum(middle, left), right);
    return tf.where(isLast, right, tf.where(isFirst, left, inside));
  });
}
