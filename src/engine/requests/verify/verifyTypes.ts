import type { Share } from '../../../bounds/complete/dealOut';
import type { OpenReason } from '../../../bounds/complete/tree';
import type { BackendName } from '../../../catalog/backends';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { ModelSource } from '../../api/requestTypes';
import type { ModelSubject } from '../../api/subject';
import type { TreeReport } from '../decide/reportTree';

/** Asks whether a property holds for a network. */
export interface VerifyRequest {
  readonly model: ModelSource;
  /** A property in VNN-LIB: its text, or the bytes of a file, packed by gzip or not. */
  readonly property: string | ArrayBuffer;
  /** Seconds; default 60. */
  readonly timeout?: number;
  readonly rounding?: Rounding;
  readonly backend?: BackendName;
  /** Of the attack. The same seed gives the same search on the same backend. Default 1. */
  readonly seed?: number;
  /** Where several processes decide it together: which one this is, counted from 1. It answers for its share (see `dealt`). */
  readonly share?: Share;
}

/** A request with every default filled in. */
export interface FullVerifyRequest {
  readonly property: string | ArrayBuffer;
  /** Seconds. */
  readonly timeout: number;
  readonly rounding: Rounding;
  readonly seed: number;
  readonly share?: Share;
}

/** An input of the property's box that violates it for certain: every rounding of its evaluation was counted against it. */
export interface PropertyCounterexample {
  /** In the model's own order; as decimals that lie in the box exactly. */
  readonly input: readonly string[];
  /** The network's outputs there, as float64 has them. */
  readonly output: Float64Array;
}

/** What was found. */
export interface VerifyResult {
  /** The property by its digest. */
  readonly of: ModelSubject<FullVerifyRequest> & { readonly property: string };
  readonly verdict: 'verified' | 'falsified' | 'unknown' | 'timeout';
  /**
   * Where it is verified of this process's share alone: a name for what was dealt out. Only where every share is verified, under
   * the same name, does the property hold.
   */
  readonly dealt?: string;
  /** Why it is unknown or timed out, where it is. */
  readonly reason?: OpenReason;
  readonly counterexample: PropertyCounterexample | null;
  /** Where branch and bound ended. */
  readonly tree: TreeReport;
  readonly rounding: Rounding;
  readonly milliseconds: number;
  readonly backend: BackendName;
}
