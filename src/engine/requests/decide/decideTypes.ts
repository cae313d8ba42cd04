import type { OpenReason } from '../../../bounds/complete/tree';
import type { Verdict } from '../../../bounds/margins/margins';
import type { BackendName } from '../../../catalog/backends';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { BoundsRequest, Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { Counterexample } from '../attack/attackTypes';
import type { FullRequest } from '../bounds/request';
import type { TreeReport } from './reportTree';

/** Asks whether any input of a box is classified as another class; fields as in BoundsRequest, one input. */
export interface DecideRequest extends Omit<BoundsRequest, 'method'> {
  /** Seconds; default 60. */
  readonly timeout?: number;
  /** Of the attack. Default 1. */
  readonly seed?: number;
}

/** A request with every default filled in. */
export interface FullDecideRequest extends Omit<FullRequest, 'method' | 'timeout'> {
  readonly timeout: number;
  readonly seed: number;
}

/** What was found: unknown where the time was over, or memory did not suffice. */
export interface DecideResult extends Noted {
  readonly of: SubjectOf<FullDecideRequest>;
  readonly label: number;
  readonly verdict: Verdict;
  /** Why it is unknown, where it is. */
  readonly reason?: OpenReason;
  readonly counterexample: Counterexample | null;
  /** The class that each alternative of the tree is about. */
  readonly targets: readonly number[];
  /** Where branch and bound ended; units in ONNX's order. */
  readonly tree: TreeReport;
  readonly rounding: Rounding;
  readonly milliseconds: number;
  readonly backend: BackendName;
}
