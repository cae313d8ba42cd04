import type { Verdict } from '../../../bounds/margins/margins';
import type { BackendName } from '../../../catalog/backends';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { Counterexample } from '../attack/attackTypes';
import type { FullRequest } from './request';

/** Bounds of one layer's output for a batch; values row by row, [batch, ...shape], in ONNX's order. */
export interface LayerBounds {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[];
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /**
   * For each sample: units whose sign the box does not decide (lower < 0 < upper); of the input where the layer is an
   * activation, of the output elsewhere.
   */
  readonly unstable: readonly number[];
}

/**
 * Bounds of a batch: of the outputs, [batch, outputs] row by row, and of the label's margins, [batch, classes]. The
 * margin over class j is z_label − z_j; with a tree of decisions, the difference of two outputs where their paths part.
 */
export interface BoundsResult extends Noted {
  readonly of: SubjectOf<FullRequest>;
  readonly batch: number;
  readonly outputs: number;
  /** As many as outputs, unless a tree of decisions reads them; 0 where a single output is a value and no class. */
  readonly classes: number;
  readonly logits: Float32Array;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  /** Margins on the inputs themselves, as the device computes the logits; 0 at the label. */
  readonly margin: Float64Array;
  /** Lower bounds of the margins; 0 at the label. */
  readonly marginLower: Float32Array;
  /** Where the network has one output, a score: the first of `logits` is the threshold then, the second the score. */
  readonly threshold?: number;
  /** Null where there are no classes, as in `prediction`; the verdict is unknown then. */
  readonly label: readonly (number | null)[];
  /** The classes the inputs themselves are read as, as the device computes the logits. */
  readonly prediction: readonly (number | null)[];
  readonly verdict: readonly Verdict[];
  /** Of a method that decides: those that it found, each checked; absent with other methods. */
  readonly counterexample?: readonly (Counterexample | null)[];
  /** One row a node, in the order of the file. */
  readonly layers: readonly LayerBounds[];
  readonly milliseconds: number;
  readonly backend: BackendName;
  readonly rounding: Rounding;
}
