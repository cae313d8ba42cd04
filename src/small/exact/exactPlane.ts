import type { DecimalRange } from '../smallNetwork';
import type { ExactMap } from './wholeLayers';

/** The point (x / w, y / w), in whole numbers with w above 0: homogeneous coordinates need no fractions. */
export type ExactPoint = readonly [bigint, bigint, bigint];

/** A fraction of whole numbers, the lower one above 0. */
export type Fraction = readonly [bigint, bigint];

/** w times the value of a map at a point, hence with its sign. */
export function valueAt([a, b, c]: ExactMap, [x, y, w]: ExactPoint): bigint {
  return a * x + b * y + c * w;
}

/** Where a line crosses the side between two points at which its map has values of opposite signs. */
export function crossingOf(p: ExactPoint, atP: bigint, q: ExactPoint, atQ: bigint): ExactPoint {
  const [shareP, shareQ] = [size(atQ), size(atP)];
  const [x, y, w] = [shareP * p[0] + shareQ * q[0], shareP * p[1] + shareQ * q[1], shareP * p[2] + shareQ * q[2]];
  const common = commonDivisor(commonDivisor(size(x), size(y)), w);
  return [x / common, y / common, w / common];
}

export function isLess([up, down]: Fraction, [otherUp, otherDown]: Fraction): boolean {
  return up * otherDown < otherUp * down;
}

/** Decimals of bounds that are no decimals themselves. */
const PLACES = 30;

/** The decimals around two fractions. */
export function roundOutward(least: Fraction, most: Fraction): DecimalRange {
  return {
    lower: { coefficient: floor(least), places: PLACES },
    upper: { coefficient: -floor([-most[0], most[1]]), places: PLACES },
  };
}

function floor([up, down]: Fraction): bigint {
  const raised = up * 10n ** BigInt(PLACES);
  const quotient = raised / down;
  return raised < 0n && quotient * down !== raised ? quotient - 1n : quotient;
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Euclid's. */
function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
