import { ROUNDINGS } from '../catalog/roundings';
import type { Rounding } from '../kernels/rounding/rounding';
import { type Range, type Ranges, rangeIn } from './clip';

/** Boxes of inputs, [batch, ...] row by row. */
export interface InputBox {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** What was asked for where every box is a single point, as exact as it was given. */
  readonly points?: Float64Array;
}

/**
 * The box of all inputs within epsilon of x in every coordinate, cut to `clip`. Its ends are float32 and, unless
 * rounding is ignored, lie on or outside the exact ones, so the box of the proof contains the box that was asked for.
 *
 * @param x values in any layout
 * @param clip what no input can leave, in the layout of x; where x lies outside of it by more than epsilon the box is the nearest end
 * @param scales what epsilon is multiplied by, coordinate by coordinate of one sample; by default 1
 * @throws RangeError when epsilon, clip or a value is not a usable number
 */
export function inputBox(
  x: ArrayLike<number>,
  epsilon: number,
  clip: Range | Ranges | null,
  rounding: Rounding,
  scales?: ArrayLike<number>,
): InputBox {
  if (!(epsilon >= 0) || !Number.isFinite(epsilon)) {
    throw new RangeError(`The radius epsilon is ${epsilon}. Give a number that is zero or more.`);
  }
  const rangeOf = rangeIn(clip);
  const { outward } = ROUNDINGS[rounding];
  const lower = new Float32Array(x.length);
  const upper = new Float32Array(x.length);
  const points = new Float64Array(epsilon === 0 ? x.length : 0);
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    if (!Number.isFinite(value)) throw new RangeError(`Input value ${i} is ${value}. Give finite numbers.`);
    const [least, most] = rangeOf(i);
    const radius = scales ? scaledUp(epsilon, scales[i % scales.length] as number) : epsilon;
    // A pixel k/255 stored as float32 may lie a rounding outside the range; its box still meets it.
    const low = Math.min(Math.max(subtractDown(value, radius), least), most);
    const high = Math.max(Math.min(addUp(value, radius), most), least);
    points[i] = low;
    const below = outward ? roundDown(low) : Math.fround(low);
    const above = outward ? roundUp(high) : Math.fround(high);
    lower[i] = below;
    upper[i] = above;
    if (!Number.isFinite(below) || !Number.isFinite(above)) {
      throw new RangeError(
        `Input value ${i} (${value} ± ${epsilon}) leaves the range of float32. Scale it, or give a clip.`,
      );
    }
  }
  return { lower, upper, ...(epsilon === 0 && { points }) };
}

/** A float64 not below the product of two numbers of at least 0. */
function scaledUp(epsilon: number, scale: number): number {
  const product = epsilon * scale;
  return epsilon === 0 || scale === 0 || scale === 1 ? product : product * (1 + 2 ** -51) + Number.MIN_VALUE;
}

/** A float64 not above x − y. */
function subtractDown(x: number, y: number): number {
  const difference = x - y;
  return y === 0 ? difference : difference - Math.abs(difference) * 2 ** -52 - Number.MIN_VALUE;
}

/** A float64 not below x + y. */
function addUp(x: number, y: number): number {
  const sum = x + y;
  return y === 0 ? sum : sum + Math.abs(sum) * 2 ** -52 + Number.MIN_VALUE;
}

/** The largest float32 that is not above x. */
export function roundDown(x: number): number {
  const nearest = Math.fround(x);
  return nearest <= x ? nearest : nextBelow(nearest);
}

/** The smallest float32 that is not below x. */
export function roundUp(x: number): number {
  return -roundDown(-x);
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

function nextBelow(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 3.4028234663852886e38;
  float[0] = x;
  if (x === 0) bits[0] = 0x80000001 | 0;
  else bits[0] = (bits[0] as number) + (x > 0 ? -1 : 1);
  return float[0] as number;
}
