import { type Range, type Ranges, rangeIn, roundDown, roundUp } from '../inputBox';

/** A batch of boxes an attack may search, [batch, ...] row by row; both bounds belong to the box. */
export interface SearchBox {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The box of all inputs within epsilon of x in every coordinate, cut to `clip`. The counterpart of `inputBox`: its bounds
 * lie on or *inside* the exact ones, so that whatever is found in it lies in the box that was asked for.
 *
 * @param clip what no input can leave, in the layout of x; where x lies outside of it by more than epsilon the box is its nearest bound
 * @param scales what epsilon is multiplied by, coordinate by coordinate of one sample; by default 1
 * @throws RangeError when epsilon, clip or a value is not a usable number
 */
export function insideBox(
  x: ArrayLike<number>,
  epsilon: number,
  clip: Range | Ranges | null,
  scales?: ArrayLike<number>,
): SearchBox {
  if (!(epsilon >= 0) || !Number.isFinite(epsilon)) {
    throw new RangeError(`The radius epsilon is ${epsilon}. Give a number that is zero or more.`);
  }
  const rangeOf = rangeIn(clip);
  const lower = new Float64Array(x.length);
  const upper = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    if (!Number.isFinite(value)) throw new RangeError(`Input value ${i} is ${value}. Give finite numbers.`);
    const [least, most] = rangeOf(i);
    const radius = scales ? scaledDown(epsilon, scales[i % scales.length] as number) : epsilon;
    lower[i] = Math.min(Math.max(Math.min(value, sumTowards(1, value, -radius)), least), most);
    upper[i] = Math.max(Math.min(Math.max(value, sumTowards(-1, value, radius)), most), least);
  }
  return { lower, upper };
}

/** A float64 not above the product of two numbers of at least 0. */
function scaledDown(epsilon: number, scale: number): number {
  const product = epsilon * scale;
  return scale === 0 || scale === 1 ? product : Math.max(0, product * (1 - 2 ** -51) - Number.MIN_VALUE);
}

/** a + b where float64 has it, else a float64 near it that lies above (1) or below (−1); what is lost is Knuth's TwoSum. */
function sumTowards(direction: 1 | -1, a: number, b: number): number {
  const sum = a + b;
  const shareOfB = sum - a;
  const lost = a - (sum - shareOfB) + (b - shareOfB);
  return direction * lost > 0 ? sum + direction * Math.abs(sum) * 2 ** -52 : sum;
}

/**
 * Largest difference of two coordinates; where float64 does not have it, a float64 just above.
 *
 * @param scales what each difference is measured in; by default 1
 */
export function largestDistance(a: ArrayLike<number>, b: ArrayLike<number>, scales?: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    const distance = sumTowards(1, Math.max(x, y), -Math.min(x, y));
    const scale = scales?.[i] ?? 1;
    // Where a scale is 0 the coordinate cannot move.
    if (distance > 0) largest = Math.max(largest, scale === 1 ? distance : (distance / scale) * (1 + 2 ** -51));
  }
  return largest;
}

/** The float32 numbers of a box, coordinate by coordinate: what a device can search. */
export interface Float32Box {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** The float32 numbers of a box; where a coordinate has none, both bounds are the one nearest to it. */
export function float32Inside({ lower, upper }: SearchBox): Float32Box {
  const inside = { lower: new Float32Array(lower.length), upper: new Float32Array(upper.length) };
  for (let i = 0; i < lower.length; i++) {
    inside.lower[i] = roundUp(lower[i] as number);
    inside.upper[i] = roundDown(upper[i] as number);
    if ((inside.lower[i] as number) <= (inside.upper[i] as number)) continue;
    inside.lower[i] = Math.fround(lower[i] as number);
    inside.upper[i] = inside.lower[i] as number;
  }
  return inside;
}

/**
 * The point of the box nearest to a float32 point that was found on a device. Its coordinates are float32 numbers
 * wherever the box has one.
 */
export function pointInside(point: Float32Array, { lower, upper }: SearchBox): Float64Array {
  return Float64Array.from(point, (value, i) => {
    const [least, most] = [roundUp(lower[i] as number), roundDown(upper[i] as number)];
    return least <= most ? Math.min(Math.max(value, least), most) : (lower[i] as number);
  });
}
