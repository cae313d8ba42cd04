import type { AttackSettings } from '../../../bounds/attack/attack';
import type { Verdict } from '../../../bounds/margins/margins';
import type { BackendName } from '../../../catalog/backends';
import type { BoundsRequest, Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { FullRequest } from '../bounds/request';

/** How hard an attack tries. */
export interface AttackEffort {
  /** Descents against each class: the first from the middle of the box, the others from random points. Default 3. */
  readonly restarts?: number;
  /** Steps of each descent. Default 20. */
  readonly steps?: number;
  /** The same seed gives the same result on the same backend. Default 1. */
  readonly seed?: number;
}

/** Asks for inputs of a box that the network misclassifies; fields as in BoundsRequest. */
export interface AttackRequest extends Omit<BoundsRequest, 'method' | 'rounding' | 'timeout'>, AttackEffort {
  /** When a sample is left in peace: once it is misclassified at all, or (default) once as every class. */
  readonly until?: 'any' | 'all';
}

/** An attack's request with every default filled in. */
export interface FullAttackRequest
  extends Pick<FullRequest, 'epsilon' | 'lower' | 'upper' | 'clip' | 'label' | 'scales'> {
  readonly settings: AttackSettings;
}

/** An input of the box that is misclassified for certain: rounding cannot have made its margin negative. */
export interface Counterexample {
  /** In the model's own order; float32 numbers wherever the box has one. */
  readonly input: Float64Array;
  /** The class it is classified as. */
  readonly label: number;
  /** The margin of the true label over that class, at most 0. */
  readonly margin: number;
}

/** What an attack found for a batch. */
export interface AttackResult extends Noted {
  readonly of: SubjectOf<FullAttackRequest>;
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
