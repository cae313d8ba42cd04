/** An exact quotient of whole numbers in lowest terms; `bottom` is positive. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ZERO: Ratio = { top: 0n, bottom: 1n };
export const ONE: Ratio = { top: 1n, bottom: 1n };
export const HALF: Ratio = { top: 1n, bottom: 2n };

/** A finite number, exactly. */
export function ratioOf(value: number): Ratio {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a quotient of whole numbers.`);
  let [scaled, bottom] = [value, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    bottom *= 2n;
  }
  return reduced(BigInt(scaled), bottom);
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.top * b.top, a.bottom * b.bottom);
}

/** a/b, where b is not 0. */
export function over(a: Ratio, b: Ratio): Ratio {
  return reduced(a.top * b.bottom, a.bottom * b.top);
}

export function magnitude({ top, bottom }: Ratio): Ratio {
  return { top: top < 0n ? -top : top, bottom };
}

/** Whether a < b. */
export function isLess(a: Ratio, b: Ratio): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

export function smaller(a: Ratio, b: Ratio): Ratio {
  return isLess(a, b) ? a : b;
}

/** The largest whole number that is no larger. */
export function floorOf({ top, bottom }: Ratio): number {
  const quotient = top / bottom;
  return Number(top < 0n && quotient * bottom !== top ? quotient - 1n : quotient);
}

/** The smallest whole number that is no smaller. */
export function ceilOf({ top, bottom }: Ratio): number {
  return -floorOf({ top: -top, bottom });
}

/** Bits of a quotient that are looked at: ten more than float64 has. */
const BITS = 64;

/** A number of float64 within 2⁻⁵² of it, relative to it, where it is not subnormal. */
export function toNumber({ top, bottom }: Ratio): number {
  const shift = BigInt(Math.max(0, BITS + lengthOf(bottom) - lengthOf(top)));
  return Number((top << shift) / bottom) * 2 ** -Number(shift);
}

/** At least as many bits as a whole number has, less than four more. */
function lengthOf(whole: bigint): number {
  return whole.toString(16).length * 4;
}

function reduced(top: bigint, bottom: bigint): Ratio {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  const common = bottom < 0n ? -a : a;
  return { top: top / common, bottom: bottom / common };
}
