import { groupingState, SOURCES } from '../../app/grouping/groupingState';
import type { StateDefinition, ViewDefinition } from '../../app/view';
import type { SimilaritySource } from '../../engine/types';

/** What Similarity shows besides the tree that views share: another tree to compare it with. */
export interface SimilarityState {
  /** Its model; null while there is no other tree. */
  readonly otherModel: string | null;
  readonly otherSource: SimilaritySource;
}

const INITIAL: SimilarityState = { otherModel: null, otherSource: 'weights' };

export const similarityState: Omit<ViewDefinition<SimilarityState>, 'load'> = {
  id: 'similarity',
  title: 'Similarity',
  icon: 'M3 10h4M7 5v10M7 5h5M12 3v4M12 3h5M12 7h5M7 15h5M12 13v4M12 13h5M12 17h5',
  initial: INITIAL,
  shares: [groupingState as unknown as StateDefinition<object>],
  encode({ otherModel, otherSource }) {
    if (otherModel === null) return {};
    return { c: otherModel, ...(otherSource !== INITIAL.otherSource && { cs: otherSource }) };
  },
  decode({ c, cs }) {
    const otherSource = SOURCES.find((source) => source === cs) ?? INITIAL.otherSource;
    return c ? { otherModel: c, otherSource } : INITIAL;
  },
};
