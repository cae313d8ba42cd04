import type { Activation } from './activations';
import { interceptsOf } from './activations';
import { type Dividing, subtractIn } from './arithmetic';

/** slope · z + intercept. */
interface Side<T> {
  readonly slope: T;
  readonly intercept: T;
}

/** Linear functions under and over an activation, for all z between two bounds. */
export interface Relaxation<T> {
  readonly lower: Side<T>;
  readonly upper: Side<T>;
}

export interface Bounds<T> {
  readonly lower: T;
  readonly upper: T;
}

/**
 * The relaxation of CROWN (Zhang et al. 2018): over a ReLU the chord, under it the slope that leaves less area, or `under` where it
 * is given (α-CROWN, Xu et al. 2021). Every intercept is taken from the function itself, so any slope holds.
 */
export function relaxationOf<T>(
  activation: Activation,
  arithmetic: Dividing<T>,
  bounds: Bounds<T>,
  under?: number,
): Relaxation<T> {
  const { lower, upper } = bounds;
  const through = (slope: T, side: 'least' | 'most'): Side<T> => ({
    slope,
    intercept: interceptsOf(activation, arithmetic, lower, upper, slope)[side],
  });
  const slopes = slopesOf(activation, arithmetic, bounds);
  return {
    lower: through(under === undefined ? slopes.under : arithmetic.from(roundSlope(under)), 'least'),
    upper: through(slopes.over, 'most'),
  };
}

interface Slopes<T> {
  readonly under: T;
  readonly over: T;
}

function slopesOf<T>(activation: Activation, arithmetic: Dividing<T>, bounds: Bounds<T>): Slopes<T> {
  const { below } = activation;
  if (below !== undefined) return straightSlopes(arithmetic.from(below), arithmetic, bounds);
  const { under, over } = smoothSlopes(
    activation,
    arithmetic.toNumber(bounds.lower),
    arithmetic.toNumber(bounds.upper),
  );
  return { under: arithmetic.from(roundSlope(under)), over: arithmetic.from(roundSlope(over)) };
}

/** @param below the slope left of zero; right of it, it is 1 */
function straightSlopes<T>(below: T, arithmetic: Dividing<T>, { lower, upper }: Bounds<T>): Slopes<T> {
  const { add, from, multiply, quotient, sign } = arithmetic;
  if (sign(lower) >= 0) return { under: from(1), over: from(1) };
  if (sign(upper) <= 0) return { under: below, over: below };
  const rise = subtractIn(arithmetic, upper, multiply(below, lower));
  return {
    under: sign(add(upper, lower)) >= 0 ? from(1) : below,
    over: quotient(rise, subtractIn(arithmetic, upper, lower)),
  };
}

/** Left of zero an S is convex, right of it concave; across, the flatter bound's slope holds on both sides. */
function smoothSlopes({ value, derivative }: Activation, low: number, high: number): Slopes<number> {
  if (low >= high) return { under: 0, over: 0 };
  const chord = (value(high) - value(low)) / (high - low);
  const middle = derivative((low + high) / 2);
  if (high <= 0) return { under: middle, over: chord };
  if (low >= 0) return { under: chord, over: middle };
  const flat = Math.min(derivative(low), derivative(high));
  return { under: flat, over: flat };
}

/** The slope of a zonotope's band (DeepZ, Singh et al. 2018): one for both sides. */
export function bandSlope<T>(activation: Activation, arithmetic: Dividing<T>, bounds: Bounds<T>): T {
  if (activation.below !== undefined) return slopesOf(activation, arithmetic, bounds).over;
  const at = (bound: T) => activation.derivative(arithmetic.toNumber(bound));
  return arithmetic.from(roundSlope(Math.min(at(bounds.lower), at(bounds.upper))));
}

/** Any slope holds; one of few decimals keeps sums short. */
function roundSlope(slope: number): number {
  return Number(slope.toFixed(6));
}
