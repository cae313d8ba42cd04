import { SOURCES } from '../../../app/grouping/groupingState';
import { anyText, field, oneOf, stateOf } from '../../../app/state/fields';
import type { SimilaritySource } from '../../../engine/api/types';

/** What Similarity shows besides the tree that views share: another tree to compare it with. */
export const similarityState = stateOf('similarity', {
  /** Its model; null while there is no other tree. */
  otherModel: field<string | null>('c', null, anyText),
  otherSource: field<SimilaritySource>('cs', 'weights', oneOf(SOURCES)),
});
