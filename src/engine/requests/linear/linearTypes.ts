import type { BoundsRequest, Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { LayerBounds } from '../bounds/boundsTypes';
import type { FullRequest } from '../bounds/request';

/** Asks for the linear functions of the input that CROWN finds for one value; fields as in BoundsRequest, one input. */
export interface LinearBoundsRequest extends BoundsRequest {
  /** A unit of a layer, both counted as in `BoundsResult.layers`; or the margin of the label over a class. */
  readonly target: { readonly layer: number; readonly unit: number } | { readonly against: number };
  /** `BoundsResult.layers` of the same box, network and rounding where they are known; else they are computed anew. */
  readonly layers?: readonly LayerBounds[];
}

/** A request for linear functions with every default filled in. */
export interface FullLinearRequest extends FullRequest, Pick<LinearBoundsRequest, 'target' | 'layers'> {}

/** Σ coefficients · input + constant. */
export interface LinearFunction {
  /** One for each number of the input, in the model's own order. */
  readonly coefficients: Float32Array;
  readonly constant: number;
  /** Its least value over the box where it bounds from below, its largest where it bounds from above. */
  readonly extreme: number;
}

/** Two functions between which a value lies at every input of the box. */
export interface LinearBoundsResult extends Noted {
  readonly of: SubjectOf<FullLinearRequest>;
  readonly lower: LinearFunction;
  readonly upper: LinearFunction;
}
