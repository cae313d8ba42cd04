import * as tf from '@tensorflow/tfjs-core';
import { gamma, UNIT_ROUNDOFF } from '../../kernels/rounding/rounding';
import { lostInProducts } from '../executionErrors';
import type { Attributes, ReadyNode } from '../network';
import type { ChoiceErrors, FunctionErrors, SumErrors } from '../statedErrors';

/** Of sums that every float32 execution computes, in whatever order. */
export const SUMS: SumErrors = { kind: 'sums', isStated: () => true };

/**
 * Of sums of products and perhaps a constant, which executions take as such.
 *
 * @param countOpen how many products at most are not zero, beside the outputs, of inputs that are 1 where they may not
 *   be zero and 0 elsewhere
 */
export function productSums<A extends Attributes>(
  countOpen: (open: tf.Tensor, node: ReadyNode<A>) => tf.Tensor,
  most: (node: ReadyNode<A>) => number,
): SumErrors<A> {
  return {
    ...SUMS,
    execution: ({ inputs: [input], terms, output }, node) =>
      tf.tidy(() => {
        const open = tf.cast(tf.notEqual(input as tf.Tensor, 0), 'float32');
        return lostInProducts(countOpen(open, node), most(node), terms, output);
      }),
  };
}

/** Of the sum or difference of two values: one rounding of it. A constant may stand for what was computed in a few steps. */
export const TWO_VALUES: SumErrors = {
  ...SUMS,
  execution: ({ inputs, terms, output }) =>
    inputs.length === 2 ? tf.mul(output, 2 * UNIT_ROUNDOFF) : tf.mul(terms, gamma(FEW_STEPS)),
};

const FEW_STEPS = 8;

/** Of a maximum. */
export const CHOICE: ChoiceErrors = { kind: 'choice' };

/** Of a function that is computed without rounding. */
export function exactFunction(slope: number): FunctionErrors {
  return { kind: 'function', slope: () => slope, roundings: 0, execution: () => 0 };
}

/** Granted to functions made of Math.exp or Math.tanh, of which the standard promises nothing: a 2⁴¹th part. */
export const ROUNDINGS_OF_EXP = 4096;
