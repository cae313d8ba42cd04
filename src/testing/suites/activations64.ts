import { type Dyadic, exact, multiply } from '../../numbers/dyadic';

/** An elementwise function for tests of its relaxation: its values, enclosed, and what is known of its shape. */
export interface TestedActivation {
  readonly name: string;
  /** Exact values between which f(x) lies. */
  enclose(x: number): readonly [Dyadic, Dyadic];
  /** f(x) in float64. */
  value(x: number): number;
  /** Where pieces of a piecewise linear function meet. */
  readonly kinks?: readonly number[];
  /** For a function that is convex up to 0 and concave from there on. */
  slope?(x: number): number;
  /** For a function that is convex everywhere: up to which x it has bounds. */
  readonly convexUpTo?: number;
}

/** x for x ≥ 0, αx below. */
export function leakyRelu64(alpha: number): TestedActivation {
  const enclose = (x: number) => {
    const value = multiply(exact(x < 0 ? alpha : 1), exact(x));
    return [value, value] as const;
  };
  return { name: `LeakyRelu ${alpha}`, enclose, value: (x) => (x < 0 ? alpha * x : x), kinks: [0] };
}

/** x between two limits. */
export function clip64(min: number, max: number): TestedActivation {
  const value = (x: number) => Math.min(Math.max(x, min), max);
  const kinks = [min, max].filter(Number.isFinite);
  return { name: `Clip ${min} to ${max}`, enclose: (x) => [exact(value(x)), exact(value(x))], value, kinks };
}

export const SIGMOID64: TestedActivation = smooth(
  'Sigmoid',
  (x) => 1 / (1 + Math.exp(-x)),
  (x) => 1 / (2 + Math.exp(x) + Math.exp(-x)),
);
export const TANH64: TestedActivation = smooth('Tanh', Math.tanh, (x) => 1 / Math.cosh(x) ** 2);
export const EXP64: TestedActivation = { name: 'Exp', enclose: granting(Math.exp), value: Math.exp, convexUpTo: 27.5 };

function smooth(name: string, value: (x: number) => number, slope: (x: number) => number): TestedActivation {
  return { name, enclose: granting(value), value, slope };
}

/** Float64 values are granted a few units in their last place. */
function granting(value: (x: number) => number): TestedActivation['enclose'] {
  return (x) => {
    const granted = 1e-15 * Math.abs(value(x));
    return [exact(value(x) - granted), exact(value(x) + granted)];
  };
}

/** The linear function that touches the concave majorant of a piecewise linear function at the middle: its value there. */
export function majorantAtMiddle({ value, kinks = [] }: TestedActivation, lower: number, upper: number): number {
  const middle = (lower + upper) / 2;
  const points = [lower, upper, ...kinks.filter((kink) => kink > lower && kink < upper)];
  const values = points.flatMap((p) => points.map((q) => between(p, q)));
  return Math.max(value(middle), ...values);

  function between(p: number, q: number): number {
    if (!(p < middle && middle < q)) return Number.NEGATIVE_INFINITY;
    return (value(p) * (q - middle) + value(q) * (middle - p)) / (q - p);
  }
}

/**
 * The usual linear function above an S-shaped one (Zhang et al. 2018): the tangent at the middle where it is concave, the
 * chord where it is convex, else the tangent through the left end, or the chord where its point is beyond the right
 * end. Its value at the middle.
 */
export function usualAtMiddle(activation: TestedActivation, lower: number, upper: number): number {
  const { value } = activation;
  const slope = activation.slope as (x: number) => number;
  const middle = (lower + upper) / 2;
  if (lower >= 0) return value(middle);
  let [low, high] = [0, Math.max(0, upper)];
  for (let step = 0; step < 60; step++) {
    const point = (low + high) / 2;
    if (slope(point) * (point - lower) > value(point) - value(lower)) low = point;
    else high = point;
  }
  const end = upper <= 0 ? upper : high;
  return value(lower) + ((value(end) - value(lower)) / (end - lower)) * (middle - lower);
}
