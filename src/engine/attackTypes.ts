import type { BackendName, BoundsRequest, Verdict } from './types';

/** How hard an attack tries. */
export interface AttackEffort {
  /** Descents against each class: the first from the middle of the box, the others from random points. Default 3. */
  readonly restarts?: number;
  /** Steps of each descent. Default 20. */
  readonly steps?: number;
  /** The same seed gives the same result on the same backend. Default 1. */
  readonly seed?: number;
}

/** Asks for inputs of a box that the network misreads; fields as in BoundsRequest. */
export interface AttackRequest extends Omit<BoundsRequest, 'method' | 'rounding'>, AttackEffort {
  /** When a sample is left in peace: once it is misread at all, or (default) once in favour of every class. */
  readonly until?: 'any' | 'all';
}

/** An input of the box that is misread for certain: rounding cannot have made its margin negative. */
export interface Counterexample {
  /** In the model's own order; float32 numbers wherever the box has one. */
  readonly input: Float64Array;
  /** The class it is read as. */
  readonly label: number;
  /** The margin of the true label over that class, at most 0. */
  readonly margin: number;
}

/** What an attack found for a batch. */
export interface AttackResult {
  readonly batch: number;
  readonly classes: number;
  readonly label: readonly number[];
  /** An attack proves nothing: it falsifies, or leaves it unknown. */
  readonly verdict: readonly Verdict[];
  /** The label's least margins found, evaluated in float64; 0 at the label. [batch, classes] row by row. */
  readonly margin: Float64Array;
  readonly counterexample: readonly (Counterexample | null)[];
  readonly milliseconds: number;
  readonly backend: BackendName;
}
