import type { Asking } from '../../../app/ask/asker';
import { Kept } from '../../../app/ask/kept';
import type { Rounding } from '../../../catalog/roundings';
import { backgroundEngine } from '../../../engine/api/client';
import type { ModelSource, VerifyResult } from '../../../engine/api/types';
import { type Decided, withHistory } from '../ask/treeHistory';

/** A property of a network. */
export interface PropertyQuery {
  readonly model: ModelSource;
  /** In VNN-LIB. */
  readonly text: string;
  readonly rounding: Rounding;
}

const MOST_RESULTS = 20;

/** In a worker of its own, as decisions are. */
export const VERIFICATIONS: Asking<PropertyQuery, Decided<VerifyResult>> = {
  keyOf: ({ model, text, rounding }) => JSON.stringify([model, rounding, text]),
  what: () => 'Deciding',
  compute: ({ model, text, rounding }, computing) =>
    withHistory(computing, (options) => backgroundEngine().verify({ model, property: text, rounding }, options)),
  kept: new Kept(MOST_RESULTS),
  onDemand: true,
};
