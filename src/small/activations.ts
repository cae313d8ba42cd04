import { type Arithmetic, larger, smaller, subtractIn } from './arithmetic';

export type ActivationName = 'relu' | 'leaky' | 'tanh' | 'sigmoid';

/** A function of one value, and what its relaxations need of it. */
export interface Activation {
  readonly title: string;
  /** In floats; for the smooth ones within 1e-12 of the truth, as the mathematics of JavaScript engines is. */
  readonly value: (z: number) => number;
  readonly derivative: (z: number) => number;
  /** Slope below zero, of those that are straight on both sides of it; undefined for smooth ones. */
  readonly below?: number;
  /** Where the derivative of a smooth one has this value, on the right of zero; undefined where nowhere. */
  readonly whereSlope?: (slope: number) => number | undefined;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const LEAK = 0.1;

export const ACTIVATIONS: Readonly<Record<ActivationName, Activation>> = {
  relu: { title: 'ReLU', value: (z) => Math.max(0, z), derivative: (z) => (z > 0 ? 1 : 0), below: 0 },
  leaky: {
    title: 'Leaky ReLU',
    value: (z) => Math.max(LEAK * z, z),
    derivative: (z) => (z > 0 ? 1 : LEAK),
    below: LEAK,
  },
  tanh: {
    title: 'tanh',
    value: Math.tanh,
    derivative: (z) => 1 - Math.tanh(z) ** 2,
    whereSlope: (slope) => (slope > 0 && slope < 1 ? Math.atanh(Math.sqrt(1 - slope)) : undefined),
  },
  sigmoid: {
    title: 'Sigmoid',
    value: sigmoid,
    derivative: (z) => sigmoid(z) * (1 - sigmoid(z)),
    whereSlope: (slope) => (slope > 0 && slope < 0.25 ? 2 * Math.atanh(Math.sqrt(1 - 4 * slope)) : undefined),
  },
};

export function isActivation(name: string): name is ActivationName {
  return Object.hasOwn(ACTIVATIONS, name);
}

/** Far more than the smooth functions are computed wrong by, and far less than one sees. */
const MARGIN = 1e-9;

/**
 * Least and most of f(z) − slope · z for lower ≤ z ≤ upper: linear functions of this slope through them lie under and over the
 * function. Exact for those that are straight on both sides of zero, rounded outward for smooth ones. All of them never
 * fall, so slope 0 gives the range of f.
 *
 * @param slope of at most twelve decimals where the function is smooth
 */
export function interceptsOf<T>(
  activation: Activation,
  arithmetic: Arithmetic<T>,
  lower: T,
  upper: T,
  slope: T,
): { readonly least: T; readonly most: T } {
  const { below } = activation;
  if (below === undefined)
    return smoothIntercepts(
      activation,
      arithmetic,
      arithmetic.toNumber(lower),
      arithmetic.toNumber(upper),
      arithmetic.toNumber(slope),
    );
  const { multiply, from, sign, zero } = arithmetic;
  const at = (z: T) => subtractIn(arithmetic, sign(z) < 0 ? multiply(from(below), z) : z, multiply(slope, z));
  const inside = sign(lower) < 0 && sign(upper) > 0 ? [zero] : [];
  const values = [lower, upper, ...inside].map(at);
  return {
    least: values.reduce((a, b) => smaller(arithmetic, a, b)),
    most: values.reduce((a, b) => larger(arithmetic, a, b)),
  };
}

/** Extremes of a smooth f(z) − slope · z are at the bounds or where f has this slope. */
function smoothIntercepts<T>(
  { value, whereSlope }: Activation,
  { from }: Arithmetic<T>,
  lower: number,
  upper: number,
  slope: number,
) {
  const turn = whereSlope?.(slope);
  const turns = turn === undefined ? [] : [turn, -turn].filter((z) => z > lower && z < upper);
  const values = [lower, upper, ...turns].map((z) => value(z) - slope * z);
  const margin = MARGIN * (1 + Math.abs(slope) * Math.max(Math.abs(lower), Math.abs(upper)));
  return { least: from(Math.min(...values) - margin), most: from(Math.max(...values) + margin) };
}
