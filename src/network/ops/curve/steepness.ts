import * as tf from '@tensorflow/tfjs-core';
import { TINY } from '../../../kernels/rounding/rounding';
import { BEYOND } from '../../../kernels/smooth/enclosed';
import type { Curve, Piece } from './curve';

/** Points to either side of the middle at which a curve is looked at, besides those where its pieces meet. */
const POINTS = 16;

/** Below this width, relative to the middle, values may differ by rounding alone. */
const NARROW = 2 ** -10;

/**
 * How steep the upper side of a relaxation should be: as the concave majorant at the middle, or at the point it should touch.
 * Nothing here is trusted.
 *
 * @param left lower bounds of ranges, [n], as `right`
 */
export function steepnessAbove(curve: Curve, left: tf.Tensor, right: tf.Tensor, touch?: tf.Tensor): tf.Tensor {
  const [piece] = curve.pieces as [Piece];
  const middle = tf.minimum(tf.maximum(touch ?? tf.mul(tf.add(left, right), 0.5), left), right);
  if (curve.pieces.length > 1) return ofMajorant(curve, left, right, middle);
  return piece.bend === 'concave' ? piece.at(middle).slope.lower : ofChord(piece, left, right);
}

/** Between the derivatives at both bounds, whatever the quotient is. */
function ofChord(piece: Piece, left: tf.Tensor, right: tf.Tensor): tf.Tensor {
  const [atLeft, atRight] = [piece.at(left), piece.at(right)];
  const quotient = tf.div(tf.sub(atRight.lower, atLeft.lower), tf.maximum(tf.sub(right, left), TINY));
  return tf.minimum(tf.maximum(quotient, atLeft.slope.lower), atRight.slope.upper);
}

/**
 * Where the middle lies on the upper hull of the points, its tangent, as far as that passes no other point below;
 * otherwise of all chords across the middle the one that is highest there.
 */
function ofMajorant(curve: Curve, left: tf.Tensor, right: tf.Tensor, middle: tf.Tensor): tf.Tensor {
  const width = tf.sub(right, left);
  const atMiddle = plainly(curve, middle);
  const near = tf.mul(width, 2 ** -8);
  const jumps = curve.jumps ? valuesBeforeJumps(curve, left, right) : [];
  const before = pointsTowards(curve, left, middle, near, jumps);
  const after = pointsTowards(curve, right, middle, near, jumps);

  const steepnessTo = ({ away, value, isThere }: Points, otherwise: number) => {
    const quotient = tf.div(tf.sub(value, column(atMiddle.value)), tf.where(isThere, away, tf.onesLike(away)));
    return tf.where(isThere, quotient, tf.fill(away.shape, otherwise));
  };
  const least = tf.max(steepnessTo(after, -BEYOND), 1);
  const most = tf.min(steepnessTo(before, BEYOND), 1);
  const tangent = tf.minimum(tf.maximum(atMiddle.slope, least), most);
  const chord = highestChord(before, after);
  const slopes = tf.concat([before.slope, after.slope, column(atMiddle.slope)], 1);
  const within = curve.jumps ? chord : tf.minimum(tf.maximum(chord, tf.min(slopes, 1)), tf.max(slopes, 1));
  const isNarrow = tf.lessEqual(width, tf.mul(tf.add(tf.abs(middle), NARROW), NARROW));
  const narrow = curve.jumps ? tf.zerosLike(chord) : atMiddle.slope;
  return tf.where(isNarrow, narrow, tf.where(tf.lessEqual(least, most), tangent, within));
}

function highestChord(before: Points, after: Points): tf.Tensor {
  const [from, to] = [tf.expandDims(before.away, 2), tf.expandDims(after.away, 1)];
  const [first, second] = [tf.expandDims(before.value, 2), tf.expandDims(after.value, 1)];
  const isChord = tf.logicalAnd(tf.expandDims(before.isThere, 2), tf.expandDims(after.isThere, 1));
  const distance = tf.where(isChord, tf.sub(to, from), tf.onesLike(tf.sub(to, from)));
  const height = tf.div(tf.sub(tf.mul(first, to), tf.mul(second, from)), distance);
  const heights = tf.where(isChord, height, tf.fill(height.shape, -BEYOND));
  const highest = tf.max(heights, [1, 2], true);
  const isHighest = tf.cast(tf.equal(heights, highest), 'float32');
  const slopes = tf.mul(tf.div(tf.sub(second, first), distance), isHighest);
  return tf.div(tf.sum(slopes, [1, 2]), tf.maximum(tf.sum(isHighest, [1, 2]), 1));
}

/** Points of one side of the middle, [n, points], as seen from there. */
interface Points {
  readonly away: tf.Tensor;
  readonly value: tf.Tensor;
  readonly slope: tf.Tensor;
  /** Whether it is on that side, and not so near to the middle that rounding says how steep it is from there. */
  readonly isThere: tf.Tensor;
}

/** Evenly from a bound of the ranges to their middles, and where pieces meet. */
function pointsTowards(
  curve: Curve,
  end: tf.Tensor,
  middle: tf.Tensor,
  near: tf.Tensor,
  jumps: ReturnType<typeof valuesBeforeJumps>,
): Points {
  const shares = tf.reshape(tf.linspace(0, 1 - 1 / POINTS, POINTS), [1, POINTS]);
  const even = tf.add(column(end), tf.mul(column(tf.sub(middle, end)), shares));
  const [low, high] = [tf.minimum(end, middle), tf.maximum(end, middle)];
  const meetings = curve.pieces.slice(1).map(({ from }) => {
    return column(tf.minimum(tf.maximum(tf.fill(end.shape, from), low), high));
  });
  const points = tf.concat([even, ...meetings], 1);
  const { value, slope } = plainly(curve, points);
  const away = tf.sub(tf.concat([points, ...jumps.map(({ point }) => point)], 1), column(middle));
  const towards = tf.mul(away, column(tf.sign(tf.sub(end, middle))));
  return {
    away,
    value: tf.concat([value, ...jumps.map((jump) => jump.value)], 1),
    slope,
    isThere: tf.greater(towards, column(near)),
  };
}

function column(x: tf.Tensor): tf.Tensor {
  return tf.expandDims(x, 1);
}

/** Where pieces meet within a range, and what the function is short of there. */
function valuesBeforeJumps({ pieces }: Curve, left: tf.Tensor, right: tf.Tensor) {
  return pieces.slice(1).map(({ from }, at) => {
    const isInside = tf.logicalAnd(tf.less(left, from), tf.greater(right, from));
    const point = tf.where(isInside, tf.fill(left.shape, from), left);
    const value = tf.where(isInside, (pieces[at] as Piece).at(point).lower, plainly({ pieces }, point).value);
    return { point: tf.expandDims(point, 1), value: tf.expandDims(value, 1) };
  });
}

/** Values and derivatives, roughly; pieces of one smooth function are computed in one go. */
function plainly({ pieces }: Curve, x: tf.Tensor): { value: tf.Tensor; slope: tf.Tensor } {
  const [first, ...others] = pieces.filter((piece, at) => piece.at !== pieces[at - 1]?.at) as [Piece, ...Piece[]];
  const start = first.at(x);
  return others.reduce(
    (known, piece) => {
      const isThere = tf.greaterEqual(x, piece.from);
      const own = piece.at(tf.maximum(x, Math.max(piece.from, -BEYOND)));
      return {
        value: tf.where(isThere, own.lower, known.value),
        slope: tf.where(isThere, own.slope.lower, known.slope),
      };
    },
    { value: start.lower, slope: start.slope.lower },
  );
}
