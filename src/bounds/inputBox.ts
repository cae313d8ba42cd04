import { ROUNDINGS } from '../catalog/roundings';
import type { Rounding } from '../kernels/rounding/rounding';
import { BoxAround } from './boxAround';

/** Between what a number lies; both bounds belong to it. */
export type Range = readonly [number, number];

/** What inputs cannot leave, as people say it: one range for all numbers, one for each in the order of the model, or null. */
export type Clip = Range | readonly Range[] | null;

/** Ranges of the numbers of one sample, in the layout of the values that they are of. */
export interface Ranges {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** Boxes of inputs, [batch, ...] row by row. */
export interface InputBox {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/**
 * The box of all inputs within epsilon of x in every coordinate, cut to `clip`. Its bounds are float32 and, unless
 * rounding is ignored, lie on or outside the exact ones, so the box of the proof contains the box that was asked for.
 *
 * @param x values in any layout
 * @param clip what no input can leave, in the layout of x; where x lies outside of it by more than epsilon the box is its nearest bound
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
  requireRadius(epsilon);
  const rangeOf = rangeIn(clip);
  const { outward } = ROUNDINGS[rounding];
  const write = () =>
    writeBox(x, (at) => (scales ? scaledUp(epsilon, scales[at % scales.length] as number) : epsilon), rangeOf, outward);
  return scales ? write() : around(x, [epsilon], clip, rounding, write);
}

/**
 * The same of samples with a radius for each.
 *
 * @param x of all samples, one after the other
 */
export function inputBoxes(
  x: ArrayLike<number>,
  radii: readonly number[],
  clip: Range | Ranges | null,
  rounding: Rounding,
): InputBox {
  for (const radius of radii) requireRadius(radius);
  const size = x.length / radii.length;
  const radiusOf = (at: number) => radii[Math.floor(at / size)] as number;
  const write = () => writeBox(x, radiusOf, rangeIn(clip), ROUNDINGS[rounding].outward);
  return around(x, radii, clip, rounding, write);
}

function requireRadius(epsilon: number): void {
  if (!(epsilon >= 0) || !Number.isFinite(epsilon)) {
    throw new RangeError(`The radius epsilon is ${epsilon}. Give a number that is zero or more.`);
  }
}

/** Boxes that are written later, where they can be; else written now. */
function around(
  x: ArrayLike<number>,
  radii: readonly number[],
  clip: Range | Ranges | null,
  rounding: Rounding,
  write: () => InputBox,
): InputBox {
  if (clip !== null && 'lower' in clip) return write();
  const [least, most] = rangeIn(clip)(0);
  const isPoint = radii.every((radius) => radius === 0);
  // A radius of 0 loses nothing; beside others its boxes are wider by next to nothing.
  if (!isPoint && radii.includes(0)) return write();
  const rounded = isPoint ? { share: 0, tiny: 0 } : { share: LOST, tiny: Number.MIN_VALUE };
  const rule = { radii, ...rounded, least, most, isOutward: ROUNDINGS[rounding].outward };
  return BoxAround.takes(x, rule) ? new BoxAround(x, rule, write) : write();
}

/** Bounds number by number. */
function writeBox(
  x: ArrayLike<number>,
  radiusOf: (at: number) => number,
  rangeOf: (at: number) => Range,
  outward: boolean,
): InputBox {
  const lower = new Float32Array(x.length);
  const upper = new Float32Array(x.length);
  const [bitsOfLower, bitsOfUpper] = [new Int32Array(lower.buffer), new Int32Array(upper.buffer)];
  for (let i = 0; i < x.length; i++) {
    const value = x[i] as number;
    if (!Number.isFinite(value)) throw new RangeError(`Input value ${i} is ${value}. Give finite numbers.`);
    const range = rangeOf(i);
    const [least, most] = [range[0], range[1]];
    const radius = radiusOf(i);
    // A pixel k/255 stored as float32 may lie a rounding outside the range; its box still meets it.
    const low = Math.min(Math.max(subtractDown(value, radius), least), most);
    const high = Math.max(Math.min(addUp(value, radius), most), least);
    // To the nearest float32 first, and to its neighbour where that lies inside: a call for each costs more than all else.
    lower[i] = low;
    upper[i] = high;
    if (outward && (lower[i] as number) > low) bitsOfLower[i] = oneDown(lower[i] as number, bitsOfLower[i] as number);
    if (outward && (upper[i] as number) < high) bitsOfUpper[i] = oneUp(upper[i] as number, bitsOfUpper[i] as number);
    if (!Number.isFinite(lower[i]) || !Number.isFinite(upper[i])) {
      throw new RangeError(
        `Input value ${i} (${value} ± ${radius}) leaves the range of float32. Scale it, or give a clip.`,
      );
    }
  }
  return { lower, upper };
}

/** Bounds that are the same, or neighbours in float32 on either side of a number that it does not hold. */
const NARROW = 2 ** -22;

/** Whether boxes are single points, but for the rounding of their bounds. */
export function isNarrow(box: InputBox): boolean {
  if (box instanceof BoxAround && box.isWiderThan(NARROW)) return false;
  const { lower, upper } = box;
  return lower.every((low, at) => {
    const high = upper[at] as number;
    return high - low <= NARROW * Math.max(Math.abs(low), Math.abs(high));
  });
}

/** Numbers of all samples. */
export function lengthOf(box: InputBox): number {
  return box instanceof BoxAround ? box.length : box.lower.length;
}

/** Where a coordinate of a box is halved. */
export function middleOf({ lower, upper }: InputBox, coordinate: number): number {
  const [low, high] = [lower[coordinate] as number, upper[coordinate] as number];
  return Math.fround(low + (high - low) / 2);
}

/** Whether a coordinate of a box can be halved. */
export function hasMiddle(box: InputBox, coordinate: number): boolean {
  const middle = middleOf(box, coordinate);
  return (box.lower[coordinate] as number) < middle && middle < (box.upper[coordinate] as number);
}

/** A float64 not below the product of two numbers of at least 0. */
function scaledUp(epsilon: number, scale: number): number {
  const product = epsilon * scale;
  return epsilon === 0 || scale === 0 || scale === 1 ? product : product * (1 + 2 ** -51) + Number.MIN_VALUE;
}

/** Of a sum in float64, more than it loses. */
const LOST = 2 ** -52;

/** A float64 not above x − y. */
function subtractDown(x: number, y: number): number {
  const difference = x - y;
  return y === 0 ? difference : difference - Math.abs(difference) * LOST - Number.MIN_VALUE;
}

/** A float64 not below x + y. */
function addUp(x: number, y: number): number {
  const sum = x + y;
  return y === 0 ? sum : sum + Math.abs(sum) * LOST + Number.MIN_VALUE;
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
  float[0] = x;
  bits[0] = oneDown(x, bits[0] as number);
  return float[0] as number;
}

/** The bits of the float32 number below x, whose own are `of`. */
function oneDown(x: number, of: number): number {
  if (x === 0) return 0x80000001 | 0;
  return x > 0 ? of - 1 : of + 1;
}

/** The same of the number above. */
function oneUp(x: number, of: number): number {
  if (x === 0) return 1;
  return x > 0 ? of + 1 : of - 1;
}

const ANYWHERE: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Whether there is one range for all numbers. */
export function isOneRange(clip: Range | readonly Range[]): clip is Range {
  return typeof clip[0] === 'number';
}

/**
 * The range of a number by its place, of whatever sample it is.
 *
 * @throws RangeError where the range has nothing in it
 */
export function rangeIn(within: Range | Ranges | null): (place: number) => Range {
  const one = within === null || 'lower' in within ? undefined : within;
  const ofOne = one ?? ANYWHERE;
  if (!(ofOne[0] <= ofOne[1])) {
    throw new RangeError(`The range ${ofOne[0]} to ${ofOne[1]} is empty. Give its lower bound first.`);
  }
  if (within === null || one) return () => ofOne;
  const { lower, upper } = within as Ranges;
  return (place) => {
    const at = place % lower.length;
    return [lower[at] as number, upper[at] as number];
  };
}

/** One range that holds all of them; null where there is none. */
export function hullOf(clip: Clip): Range | null {
  if (clip === null || isOneRange(clip)) return clip;
  let [least, most]: Range = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [lower, upper] of clip) [least, most] = [Math.min(least, lower), Math.max(most, upper)];
  return [least, most];
}
