import type { Digits } from '../../numbers/digits';

/** Where a number of the network's input lies, both bounds included, as exact decimals. */
export interface Side {
  readonly lower: Digits;
  readonly upper: Digits;
}

/** A variable of a property: a number of the input or of the output, in the file's own order. */
export interface Variable {
  readonly kind: 'input' | 'output';
  readonly index: number;
}

/** A variable times a number other than zero. */
export interface Term {
  readonly variable: Variable;
  readonly coefficient: Digits;
}

/** Σ terms ≤ limit, or < limit where it is strict. Each variable occurs once, inputs before outputs, by index. */
export interface Constraint {
  readonly terms: readonly Term[];
  readonly limit: Digits;
  readonly isStrict: boolean;
}

/** One way to violate the property: an input of the box for which all constraints hold. */
export interface Disjunct {
  /** One side for each number of the input. Disjuncts that share a box share the array. */
  readonly box: readonly Side[];
  /** Beyond the box: on outputs, on several variables, or strict. */
  readonly constraints: readonly Constraint[];
}

/**
 * What is asked of a network, as VNN-LIB asks it: whether there is a counterexample. The property holds when no disjunct can be
 * satisfied; one without disjuncts always does.
 */
export interface Property {
  readonly inputs: number;
  readonly outputs: number;
  readonly disjuncts: readonly Disjunct[];
}
