import type { Activation } from './activations';
import { offsetsOf } from './activations';
import type { Arithmetic } from './arithmetic';

/** slope · z + offset. */
interface Line<T> {
  /** Of at most six decimals. */
  readonly slope: number;
  readonly offset: T;
}

/** A line under and a line over an activation, for all z between two bounds. */
export interface Lines<T> {
  readonly lower: Line<T>;
  readonly upper: Line<T>;
}

export interface Bounds<T> {
  readonly lower: T;
  readonly upper: T;
}

/**
 * CROWN's lines (Zhang et al. 2018): over a ReLU the chord, under it the slope that leaves less area, or `under` where it
 * is given (α-CROWN, Xu et al. 2021). Every offset is taken from the function itself, so any slope gives lines that hold.
 */
export function linesOf<T>(
  activation: Activation,
  arithmetic: Arithmetic<T>,
  { lower, upper }: Bounds<T>,
  under?: number,
): Lines<T> {
  const [low, high] = [arithmetic.toNumber(lower), arithmetic.toNumber(upper)];
  const line = (slope: number, side: 'least' | 'most'): Line<T> => ({
    slope,
    offset: offsetsOf(activation, arithmetic, lower, upper, slope)[side],
  });
  const slopes = slopesOf(activation, low, high);
  return {
    lower: line(under === undefined ? slopes.under : roundSlope(under), 'least'),
    upper: line(slopes.over, 'most'),
  };
}

function slopesOf(
  activation: Activation,
  low: number,
  high: number,
): { readonly under: number; readonly over: number } {
  const { below, value, derivative } = activation;
  if (low >= high) return { under: 0, over: 0 };
  const chord = (value(high) - value(low)) / (high - low);
  if (below !== undefined) {
    if (low >= 0) return { under: 1, over: 1 };
    if (high <= 0) return { under: below, over: below };
    return { under: high >= -low ? 1 : below, over: roundSlope(chord) };
  }
  // Left of zero an S is convex, right of it concave; across, the flatter end's slope holds on both sides.
  const middle = derivative((low + high) / 2);
  const flat = Math.min(derivative(low), derivative(high));
  if (high <= 0) return { under: roundSlope(middle), over: roundSlope(chord) };
  if (low >= 0) return { under: roundSlope(chord), over: roundSlope(middle) };
  return { under: roundSlope(flat), over: roundSlope(flat) };
}

/** The slope of a zonotope's band (DeepZ, Singh et al. 2018): one for both sides. */
export function bandSlope(activation: Activation, low: number, high: number): number {
  const { over } = slopesOf(activation, low, high);
  return activation.below === undefined
    ? roundSlope(Math.min(activation.derivative(low), activation.derivative(high)))
    : over;
}

function roundSlope(slope: number): number {
  return Number(slope.toFixed(6));
}
