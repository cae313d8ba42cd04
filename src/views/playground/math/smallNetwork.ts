import { type Decimal, parseDecimal } from './decimal';

/** What all inputs of a kind may be: lower ≤ upper. */
export interface DecimalRange {
  readonly lower: Decimal;
  readonly upper: Decimal;
}

/** The inputs x and y, each within its range. */
export type Box = readonly [DecimalRange, DecimalRange];

/** One row of weights and one bias for each neuron. */
export interface AffineLayer {
  readonly weights: readonly (readonly Decimal[])[];
  readonly biases: readonly Decimal[];
}

/**
 * Hidden layers, each followed by ReLU, then a linear output: with one row it is the difference Cat − Dog itself, with
 * two rows the logits Cat and Dog.
 */
export interface SmallNetwork {
  readonly hidden: readonly AffineLayer[];
  readonly output: AffineLayer;
}

export const MOST_LAYERS = 4;
export const MOST_NEURONS = 8;
export const INPUT_NAMES = ['x', 'y'] as const;

/** A range from two numerals; throws where they are none, so only for constants. */
export function range(lower: string, upper: string): DecimalRange {
  return { lower: constant(lower), upper: constant(upper) };
}

/** A layer from rows of numerals, the bias last: `affine('3 -1 -8', '1 -2 -2')`. */
export function affine(...rows: readonly string[]): AffineLayer {
  const numbers = rows.map((row) => row.split(' ').map(constant));
  return { weights: numbers.map((row) => row.slice(0, -1)), biases: numbers.map((row) => row.at(-1) as Decimal) };
}

function constant(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new RangeError(`Not a decimal number: ${text}`);
  return value;
}
