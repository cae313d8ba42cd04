import type { ViewDefinition } from '../../app/view';
import { type SimilarityState, similarityState } from './similarityState';

/** Which classes of a network are alike: their tree, its cut into groups, and the distances it is made of. */
export const similarityView: ViewDefinition<SimilarityState> = {
  ...similarityState,
  needsEngine: true,
  load: () => import('./SimilarityView').then(({ SimilarityView }) => SimilarityView),
};
