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

/** Values at points of pieces, each piece's points stacked; pieces of one smooth function are computed in one go. */
export function valuesAt(pieces: readonly Piece[], points: readonly tf.Tensor[]): Enclosure[] {
  const result = new Array<Enclosure>(pieces.length);
  for (const at of new Set(pieces.map((piece) => piece.at))) {
    const own = pieces.flatMap((piece, index) => (piece.at === at ? [index] : []));
    const { lower, upper, slope } = at(tf.concat(own.map((index) => points[index] as tf.Tensor)));
    const parts = [lower, upper, slope.lower, slope.upper].map((x) => tf.split(x, own.length));
    own.forEach((index, place) => {
      const [low, high, least, most] = parts.map((part) => part[place]) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      result[index] = { lower: low, upper: high, slope: { lower: least, upper: most } };
    });
  }
  return result;
}

/** The part of a range that lies on a piece. */
export interface Part {
  readonly left: tf.Tensor;
  readonly right: tf.Tensor;
  /** Where there is such a part. */
  readonly isThere: tf.Tensor;
}

export function partOn({ from, to, isAfter }: Piece, left: tf.Tensor, right: tf.Tensor): Part {
  const into = (x: tf.Tensor) => tf.minimum(tf.maximum(x, finite(from)), finite(to));
  const reaches = isAfter ? tf.greater(right, from) : tf.greaterEqual(right, finite(from));
  const isThere = tf.logicalAnd(tf.lessEqual(left, finite(to)), reaches);
  return { left: into(left), right: into(right), isThere };
}

function finite(end: number): number {
  return Math.min(Math.max(end, -BEYOND), BEYOND);
}

/** Bounds of the function over ranges: of every piece the values at its ends. Beyond its domain nothing is stated. */
export function curveInterval(curve: Curve, input: Interval): Interval {
  return tf.tidy(() => {
    const [left, right] = [lowerOf(input), upperOf(input)];
    const parts = curve.pieces.map((piece) => partOn(piece, left, right));
    const values = valuesAt(
      curve.pieces,
      parts.map((part) => packInterval(part.left, part.right)),
    );
    let low = tf.fill(left.shape, BEYOND);
    let high = tf.fill(left.shape, -BEYOND);
    for (const [index, { rises }] of curve.pieces.entries()) {
      const { lower, upper } = values[index] as Enclosure;
      const { isThere } = parts[index] as Part;
      const [least, most] = rises ? [lowerOf(lower), upperOf(upper)] : [upperOf(lower), lowerOf(upper)];
      low = tf.where(isThere, tf.minimum(low, least), low);
      high = tf.where(isThere, tf.maximum(high, most), high);
    }
    const isOutside = outsideDomain(curve, left, right);
    const none = tf.fill(left.shape, BEYOND);
    return packInterval(tf.where(isOutside, tf.neg(none), low), tf.where(isOutside, none, high));
  });
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
    const parts = curve.pieces.map((piece) => partOn(piece, left, right));
    const values = valuesAt(
      curve.pieces,
      parts.map((part) => packInterval(part.left, part.right)),
    );
    let most = tf.zerosLike(left);
    for (const [index, { from }] of curve.pieces.entries()) {
      const { slope } = values[index] as Enclosure;
      const { isThere } = parts[index] as Part;
      const size = tf.maximum(tf.abs(slope.lower), tf.abs(slope.upper));
      most = tf.where(isThere, tf.maximum(most, tf.maximum(lowerOf(size), upperOf(size))), most);
      if (!curve.jumps || index === 0) continue;
      const isJump = tf.logicalAnd(tf.lessEqual(left, from), tf.greaterEqual(right, from));
      most = tf.where(isJump, tf.fill(left.shape, A_JUMP), most);
    }
    return most;
  });
}
