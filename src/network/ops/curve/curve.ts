import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { BEYOND, type Enclosure } from '../../../kernels/smooth/enclosed';

/**
 * A piece of a function on which it is monotone and bends one way; a straight one bends neither way. What is stated of the
 * bend may be wrong within a rounding of an end of the piece, where the function is as good as straight: a difference of
 * 2δ³, less than what is added for underflow.
 */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly bend: 'convex' | 'concave' | 'straight';
  readonly rises: boolean;
  /** Whether it begins just after `from`, a jump's place. */
  readonly isAfter?: boolean;
  /** The function and its derivative on the piece, enclosed; at the ends as continued from inside. */
  readonly at: (x: tf.Tensor) => Enclosure;
}

/** A function of one value, piece by piece, in order and without gaps. */
export interface Curve {
  readonly pieces: readonly Piece[];
  /** Whether values jump where pieces meet. */
  readonly jumps?: boolean;
}

/** The same function turned upside down. */
export function turned({ pieces, ...rest }: Curve): Curve {
  const opposite = { convex: 'concave', concave: 'convex', straight: 'straight' } as const;
  const known = new Map(pieces.map(({ at }) => [at, (x: tf.Tensor) => upsideDown(at(x))]));
  return {
    ...rest,
    pieces: pieces.map((piece) => {
      const at = known.get(piece.at) as Piece['at'];
      return { ...piece, bend: opposite[piece.bend], rises: !piece.rises, at };
    }),
  };
}

function upsideDown({ lower, upper, slope }: Enclosure): Enclosure {
  return {
    lower: tf.neg(upper),
    upper: tf.neg(lower),
    slope: { lower: tf.neg(slope.upper), upper: tf.neg(slope.lower) },
  };
}

/** Values at points of pieces, [pieces, points]; neighbours that are pieces of one smooth function are computed in one go. */
export function valuesAt(pieces: readonly Piece[], points: tf.Tensor): Enclosure {
  const starts = pieces.flatMap(({ at }, index) => (at === pieces[index - 1]?.at ? [] : [index]));
  const first = pieces[0] as Piece;
  if (starts.length === 1) return first.at(points);
  const sizes = starts.map((start, at) => (starts[at + 1] ?? pieces.length) - start);
  const found = tf.split(points, sizes, 0).map((own, at) => (pieces[starts[at] as number] as Piece).at(own));
  const joined = (of: (one: Enclosure) => tf.Tensor) => tf.concat(found.map(of), 0);
  return {
    lower: joined(({ lower }) => lower),
    upper: joined(({ upper }) => upper),
    slope: { lower: joined(({ slope }) => slope.lower), upper: joined(({ slope }) => slope.upper) },
  };
}

/** The parts of ranges that lie on each piece, [pieces, ranges]. */
export interface Parts {
  readonly left: tf.Tensor;
  readonly right: tf.Tensor;
  /** Where there is such a part. */
  readonly isThere: tf.Tensor;
}

/** @param left lower bounds of ranges, [n], as `right` */
export function partsOn(pieces: readonly Piece[], left: tf.Tensor, right: tf.Tensor): Parts {
  const [from, to] = [eachOf(pieces, (piece) => finite(piece.from)), eachOf(pieces, (piece) => finite(piece.to))];
  const [low, high] = [tf.expandDims(left, 0), tf.expandDims(right, 0)];
  const into = (x: tf.Tensor) => tf.minimum(tf.maximum(x, from), to);
  const touches = tf.greaterEqual(high, from);
  const passes = tf.logicalOr(
    isTrueOf(pieces, ({ isAfter }) => !isAfter),
    tf.greater(high, from),
  );
  const reaches = pieces.some(({ isAfter }) => isAfter) ? tf.logicalAnd(touches, passes) : touches;
  return { left: into(low), right: into(high), isThere: tf.logicalAnd(tf.lessEqual(low, to), reaches) };
}

/** A number of each piece, [pieces, 1]. */
function eachOf(pieces: readonly Piece[], of: (piece: Piece) => number): tf.Tensor {
  return tf.tensor2d(pieces.map(of), [pieces.length, 1]);
}

/** What holds of each piece, [pieces, 1]. */
export function isTrueOf(pieces: readonly Piece[], of: (piece: Piece) => boolean): tf.Tensor {
  return tf.greater(
    eachOf(pieces, (piece) => (of(piece) ? 1 : 0)),
    0,
  );
}

function finite(end: number): number {
  return Math.min(Math.max(end, -BEYOND), BEYOND);
}

/** Bounds of the function over ranges: of every piece the values at its ends. Beyond its domain nothing is stated. */
export function curveInterval(curve: Curve, input: Interval): Interval {
  return tf.tidy(() => {
    const [left, right] = [lowerOf(input), upperOf(input)];
    const { parts, values } = atEndsOf(curve, left, right);
    const rises = isTrueOf(curve.pieces, (piece) => piece.rises);
    const [lowers, uppers] = [halves(values.lower), halves(values.upper)];
    const least = tf.where(rises, lowers[0], lowers[1]);
    const most = tf.where(rises, uppers[1], uppers[0]);
    const none = tf.fill(left.shape, BEYOND);
    const low = tf.reshape(leastOf(tf.where(parts.isThere, least, tf.fill(least.shape, BEYOND))), left.shape);
    const high = tf.reshape(largestOf(tf.where(parts.isThere, most, tf.fill(most.shape, -BEYOND))), left.shape);
    const isOutside = outsideDomain(curve, left, right);
    return packInterval(tf.where(isOutside, tf.neg(none), low), tf.where(isOutside, none, high));
  });
}

/** The largest of all pieces, [1, n]: piece by piece, since reductions give each result a group of threads of its own. */
export function largestOf(values: tf.Tensor): tf.Tensor {
  return tf.split(values, values.shape[0] as number, 0).reduce((one, other) => tf.maximum(one, other));
}

function leastOf(values: tf.Tensor): tf.Tensor {
  return tf.split(values, values.shape[0] as number, 0).reduce((one, other) => tf.minimum(one, other));
}

/** Of every piece the part of ranges that lies on it, and the values at its ends, left ones first. */
function atEndsOf({ pieces }: Curve, left: tf.Tensor, right: tf.Tensor) {
  const parts = partsOn(pieces, tf.reshape(left, [-1]), tf.reshape(right, [-1]));
  return { parts, values: valuesAt(pieces, tf.concat([parts.left, parts.right], 1)) };
}

function halves(x: tf.Tensor): readonly [tf.Tensor, tf.Tensor] {
  return tf.split(x, 2, 1) as [tf.Tensor, tf.Tensor];
}

function outsideDomain({ pieces }: Curve, left: tf.Tensor, right: tf.Tensor): tf.Tensor {
  const from = finite(pieces[0]?.from ?? 0);
  const to = finite(pieces.at(-1)?.to ?? 0);
  const isOut = tf.logicalOr(tf.less(left, from), tf.greater(right, to));
  const isBetween = pieces.slice(1).map((piece, at) => {
    const before = pieces[at] as Piece;
    const gap = before.to < piece.from;
    return gap && tf.logicalAnd(tf.less(left, piece.from), tf.greater(right, before.to));
  });
  return isBetween.reduce<tf.Tensor>((any, gap) => (gap ? tf.logicalOr(any, gap) : any), isOut);
}

/** What no slope that counts comes near, even times the least error. */
const A_JUMP = 2 ** 100;

/** At least |f'| over ranges: on a piece that bends one way the derivative is largest and least at the ends. */
export function steepest(curve: Curve, input: Interval): tf.Tensor {
  return tf.tidy(() => {
    const [left, right] = [lowerOf(input), upperOf(input)];
    const { parts, values } = atEndsOf(curve, left, right);
    const [atLeft, atRight] = halves(tf.maximum(tf.abs(values.slope.lower), tf.abs(values.slope.upper)));
    const size = tf.maximum(atLeft, atRight);
    const most = tf.reshape(largestOf(tf.where(parts.isThere, size, tf.zerosLike(size))), left.shape);
    return curve.jumps ? atJumps(curve, left, right, most) : most;
  });
}

function atJumps({ pieces }: Curve, left: tf.Tensor, right: tf.Tensor, otherwise: tf.Tensor): tf.Tensor {
  return pieces.slice(1).reduce((most, { from }) => {
    const isJump = tf.logicalAnd(tf.lessEqual(left, from), tf.greaterEqual(right, from));
    return tf.where(isJump, tf.fill(left.shape, A_JUMP), most);
  }, otherwise);
}
