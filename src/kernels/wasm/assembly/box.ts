import { multiplyAdd, multiplyAdd64 } from './multiplyAdd';
import { highHalf, inFloat32 } from './tileSums';

/**
 * Bounds of the numbers ± a radius, cut to a range and rounded to float32: as inputBox in ../../../bounds does
 * it number by number, to the bit.
 *
 * @param x numbers in float64
 * @param count of them, a multiple of 4
 * @param lower where the lower bounds go, in float32, and likewise `upper`
 * @param share of a sum in float64 that accounts for its rounding, and `tiny` besides; both 0 where the radius is
 * @param isOutward whether bounds that were rounded inward move to the next number
 * @returns 0 where all numbers and their bounds are finite, else no number
 */
export function boxBounds(
  x: usize,
  count: i32,
  lower: usize,
  upper: usize,
  radius: f64,
  share: f64,
  tiny: f64,
  least: f64,
  most: f64,
  isOutward: i32,
): f64 {
  const radii = f64x2.splat(radius);
  const shares = f64x2.splat(share);
  const tinies = f64x2.splat(tiny);
  const floor = f64x2.splat(least);
  const ceiling = f64x2.splat(most);
  const moves = i32x4.splat(-isOutward);
  const zero = f64x2.splat(0);
  const zeros = f32x4.splat(0);
  let excess = zero;
  let ofBounds = zeros;
  const end = x + ((<usize>count) << 3);
  for (; x < end; x += 32, lower += 16, upper += 16) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    // Nothing, but of what is not finite no number.
    excess = multiplyAdd64(b, zero, multiplyAdd64(a, zero, excess));
    const a0 = cut(below(f64x2.sub(a, radii), shares, tinies), floor, ceiling);
    const b0 = cut(below(f64x2.sub(b, radii), shares, tinies), floor, ceiling);
    const low = inFloat32(a0, b0);
    const isInside = both(f64x2.gt(inFloat64(low), a0), f64x2.gt(inFloat64(highHalf(low)), b0));
    const lowest = i32x4.sub(low, v128.and(stepUp(low), v128.and(isInside, moves)));
    v128.store(lower, lowest);
    const a1 = cut(above(f64x2.add(a, radii), shares, tinies), floor, ceiling);
    const b1 = cut(above(f64x2.add(b, radii), shares, tinies), floor, ceiling);
    const high = inFloat32(a1, b1);
    const isBelow = both(f64x2.lt(inFloat64(high), a1), f64x2.lt(inFloat64(highHalf(high)), b1));
    const highest = i32x4.add(high, v128.and(stepUp(high), v128.and(isBelow, moves)));
    v128.store(upper, highest);
    ofBounds = multiplyAdd(highest, zeros, multiplyAdd(lowest, zeros, ofBounds));
  }
  excess = f64x2.add(excess, f64x2.add(inFloat64(ofBounds), inFloat64(highHalf(ofBounds))));
  return f64x2.extract_lane(excess, 0) + f64x2.extract_lane(excess, 1);
}

function below(x: v128, share: v128, tiny: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(f64x2.abs(x), share)), tiny);
}

function above(x: v128, share: v128, tiny: v128): v128 {
  return f64x2.add(f64x2.add(x, f64x2.mul(f64x2.abs(x), share)), tiny);
}

function cut(x: v128, least: v128, most: v128): v128 {
  return f64x2.pmin(f64x2.pmax(x, least), most);
}

function inFloat64(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** What two pairs of float64 numbers were found to be, as four lanes. */
function both(first: v128, next: v128): v128 {
  return v128.shuffle<i32>(first, next, 0, 2, 4, 6);
}

/**
 * What leads from the bits of float32 numbers to those of the next ones above, and likewise back: bits of positive numbers grow with them,
 * those of negative ones as these fall. What is rounded to 0 has kept its sign, and steps away from it.
 */
function stepUp(x: v128): v128 {
  return v128.or(i32x4.shr_s(x, 31), i32x4.splat(1));
}
