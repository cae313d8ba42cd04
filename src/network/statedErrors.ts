import type { Tensor } from '@tensorflow/tfjs-core';
import type { Interval } from '../kernels/rounding/interval';
import type { Attributes, ReadyNode } from './network';

/*
 * What proofs rely on besides bounds: how far a computed output may be off, here in float64 and elsewhere in float32, and
 * how errors of the inputs pass through. Nothing of it is taken for granted: every operation states it.
 */

/**
 * Of sums of products, Wx + b: an output is off by at most γₙ(|W||x| + |b|), n being `terms(node).forward` of `backward`,
 * and errors pass as |W|.
 */
export interface SumErrors<A extends Attributes = Attributes> {
  readonly kind: 'sums';
  /** Whether every float32 execution is taken to compute these sums; where not, `float32` can say nothing. */
  isStated(node: ReadyNode<A>): boolean;
  /** What other software makes of a node about which nothing is stated, where it reads it in another way; a sentence. */
  readonly others?: string;
  /** How far a float32 execution may be off, where that is less than γₙ(|W||x| + |b|); [batch, ...] of the output. */
  execution?(known: SumMagnitudes, node: ReadyNode<A>): Tensor;
}

/** At least |x| of each input, 0 only where x is; at least |W||x| + |b|; and |Wx + b| or what an execution makes of it. */
interface SumMagnitudes {
  readonly inputs: readonly Tensor[];
  readonly terms: Tensor;
  readonly output: Tensor;
}

/** Of a function f of each value. */
export interface FunctionErrors<A extends Attributes = Attributes> {
  readonly kind: 'function';
  /** At least |f'| over a box, [batch, ...] or one number: errors of the input grow by no more. */
  slope(input: Interval, node: ReadyNode<A>): Tensor | number;
  /** By how many units of 2⁻⁵³·|f(x)| `evaluate` may be off. */
  readonly roundings: number;
  /**
   * How far a float32 execution of any software is taken to be from f(x) for x in a box, at most, [batch, ...] or one
   * number; 0 where nothing is rounded. The comment names where it comes from; the tests measure it.
   */
  execution(input: Interval, node: ReadyNode<A>): Tensor | number;
}

/** Of operations whose every output is one of its inputs, such as a maximum: exact, and no further off than those are. */
export interface ChoiceErrors {
  readonly kind: 'choice';
}

/** A value as it was computed, and how far it may be off, in units of 2⁻⁵³; [1, ...shape]. */
export interface Computed {
  readonly value: Tensor;
  readonly error: Tensor;
}

/** Of operations that are none of these: how far `evaluate` may be off where its inputs are, in units of 2⁻⁵³. */
export interface OwnErrors<A extends Attributes = Attributes> {
  readonly kind: 'own';
  after(inputs: readonly Computed[], value: Tensor, node: ReadyNode<A>): Tensor;
  /** Whether anything is stated of float32 executions. */
  isStated(node: ReadyNode<A>): boolean;
  /** How far one may be off, of outputs with these magnitudes. */
  execution(output: Tensor): Tensor | number;
}
