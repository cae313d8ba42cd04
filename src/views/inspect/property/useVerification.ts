import type { Asking } from '../../../app/ask/asker';
import { Kept } from '../../../app/ask/kept';
import type { Rounding } from '../../../catalog/roundings';
import { backgroundEngine } from '../../../engine/api/client';
import type { ModelSource, ToldTree, VerifyResult } from '../../../engine/api/types';
import { withState } from '../ask/treeHistory';

/** A property of a network. */
export interface PropertyQuery {
  readonly model: ModelSource;
  /** In VNN-LIB. */
  readonly text: string;
  readonly rounding: Rounding;
}

/** Whether it holds, and how the tree grew. */
export interface Verified {
  readonly result: VerifyResult;
  readonly history: readonly ToldTree[];
}

const MOST_RESULTS = 20;

/** In a worker of its own, as decisions are. */
export const VERIFICATIONS: Asking<PropertyQuery, Verified> = {
  keyOf: ({ model, text, rounding }) => JSON.stringify([model, rounding, text]),
  what: () => 'Deciding',
  compute: async ({ model, text, rounding }, computing) => {
    let history: readonly ToldTree[] = [];
    const result = await backgroundEngine().verify(
      { model, property: text, rounding },
      {
        ...computing,
        onProgress: (progress) => {
          if (progress.tree) history = withState(history, progress.tree);
          computing.onProgress(progress);
        },
      },
    );
    return { result, history };
  },
  kept: new Kept(MOST_RESULTS),
  onDemand: true,
};
