import type { BoundsResult, Method, ModelSummary } from '../../engine/types';
import type { OtherQuery } from './comparison';
import type { Rounding } from './inspectState';

/** One question to the engine. */
export interface BoundsQuery {
  readonly model: ModelSummary;
  readonly dataset: string;
  readonly image: number;
  /** Radius in 255ths. */
  readonly levels: number;
  readonly rounding: Rounding;
  readonly method: Method;
}

/** An answer together with its question, so that nothing on screen mixes two of them. */
export interface Snapshot {
  readonly query: BoundsQuery;
  readonly result: BoundsResult;
  /** Bounds over the image itself, a box of radius 0; null for the moment until they are there. */
  readonly center: BoundsResult | null;
  /** What stands beside it: see `otherQueryOf`; null where nothing does, or until it is there. */
  readonly other: { readonly query: OtherQuery; readonly result: BoundsResult } | null;
}

/** The network and the image of a query, as the engine is asked about them. */
export function subjectOf({ model, dataset, image }: BoundsQuery) {
  return { model: model.card?.id ?? model.id, input: { dataset, index: image } };
}

/** Whether all of a snapshot is there that comes by itself. */
export function isComplete({ query, center, other }: Snapshot): boolean {
  return center !== null && (query.method === 'ibp' || other !== null);
}
