import type { ChoiceErrors, FunctionErrors, SumErrors } from '../operation';

/** Of sums that every float32 execution computes, in whatever order. */
export const SUMS: SumErrors = { kind: 'sums', isStated: () => true };

/** Of a maximum. */
export const CHOICE: ChoiceErrors = { kind: 'choice' };

/** Of a function that is computed without rounding. */
export function exactFunction(slope: number): FunctionErrors {
  return { kind: 'function', slope: () => slope, roundings: 0, execution: () => 0 };
}

/** Granted to functions made of Math.exp or Math.tanh, of which the standard promises nothing: a 2⁴¹th part. */
export const ROUNDINGS_OF_EXP = 4096;
