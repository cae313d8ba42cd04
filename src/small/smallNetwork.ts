import { ACTIVATIONS, type ActivationName } from './activations';
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
 * Hidden layers, each followed by the activation, then a linear output: with one row it is the difference Cat − Dog itself, with
 * two or three rows the logits of Cat, Dog and Car.
 */
export interface SmallNetwork {
  readonly hidden: readonly AffineLayer[];
  readonly output: AffineLayer;
  /** ReLU where none is named. */
  readonly activation?: ActivationName;
  /** The output that Cat, the first, is compared with; the second where none is named. */
  readonly rival?: number;
}

export function activationOf({ activation = 'relu' }: SmallNetwork): ActivationName {
  return activation;
}

/** The output that Cat is compared with. */
export function rivalOf({ rival = 1, output }: Pick<SmallNetwork, 'output' | 'rival'>): number {
  return Math.max(1, Math.min(rival, output.weights.length - 1));
}

/** Whether the network is affine in parts: its activation is straight on both sides of zero. */
export function isStraight(network: SmallNetwork): boolean {
  return ACTIVATIONS[activationOf(network)].below !== undefined;
}

/** The activation's name, as people write it. */
export function activationTitle(network: SmallNetwork): string {
  return ACTIVATIONS[activationOf(network)].title;
}

export const MOST_LAYERS = 4;
export const MOST_OUTPUTS = 3;
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
