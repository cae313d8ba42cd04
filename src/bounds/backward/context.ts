import type * as tf from '@tensorflow/tfjs-core';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { ValueBounds } from '../valueBounds';

/**
 * What is chosen of activations' relaxations for every row, by the node's name; [batch, rows, n]: lower slopes of
 * unstable units; for smooth activations, points at which relaxations touch.
 */
export type Slopes = ReadonlyMap<string, tf.Tensor>;

/** What a backward pass works with. */
export interface BackwardContext {
  readonly ready: ReadyNetwork;
  /** Bounds of every value that the pass goes through. */
  readonly bounds: Readonly<Pick<ValueBounds, 'get'>>;
  readonly batch: number;
  readonly rounding: Rounding;
  /** Slopes to use below activations, by the node's name; others choose their own. */
  readonly slopes?: Slopes;
  /**
   * Coefficients of further values that a pass starts from, by the value's name, [batch·rows, ...] of whole values: what
   * is at most zero there may be added without raising the bound above the value bounded.
   */
  readonly seeds?: ReadonlyMap<string, tf.Tensor>;
  /** Gone through when the pass's bounds are read, and read along, to be had of `readTogether` without waiting again. */
  readonly alongside?: Iterable<tf.Tensor>;
  /** Is given what arrives at the input, before the least value over the box is taken of it. */
  readonly atInput?: (arrived: Arrived) => void;
}

/** What a pass brings to the input: a·z ≥ Σ coefficients·x + Σ constants − Σ errors. The tensors are the pass's own. */
export interface Arrived {
  /** [batch·rows, ...shape of x]; absent where all coefficients are zero. */
  readonly coefficients: tf.Tensor | undefined;
  /** Each [batch, rows]. */
  readonly constants: readonly tf.Tensor[];
  /** Each [batch, rows], none negative. */
  readonly errors: readonly tf.Tensor[];
}

/** One step back through a node: a·y ≥ Σ coefficients·inputs + Σ constants − Σ errors. */
export interface BackwardStep {
  /** For each input, [batch·rows, ...shape]. */
  readonly coefficients: readonly tf.Tensor[];
  /** Each [batch, rows]. */
  readonly constants: readonly tf.Tensor[];
  /** Each [batch, rows], none negative. */
  readonly errors: readonly tf.Tensor[];
  /** What magnitudes of coefficients were multiplied by, to be checked against overflow. */
  readonly magnitude?: tf.Tensor;
}
