import { engine } from '../../engine/api/client';
import type { ClassDistancesResult, ModelSummary, SimilaritySource } from '../../engine/api/types';
import { type Asking, Kept } from '../ask/asking';
import { type Answer, useAnswer } from '../ask/useAnswer';
import { requestName } from '../models/known';

/** What classes are compared by, and on which images. */
export interface SimilarityQuery {
  readonly model: ModelSummary;
  readonly source: SimilaritySource;
  /** Null where no data set fits the model. */
  readonly dataset: string | null;
}

/** Images that features and confusions are taken over. */
const SIMILARITY_IMAGES = 1000;

const WORDS: Readonly<Record<SimilaritySource, string>> = {
  weights: 'Reading the weights of each class',
  'unit-weights': 'Reading the weights of each class',
  features: 'Averaging the features of each class',
  confusion: 'Counting which images are misclassified as which class',
};

const DISTANCES: Asking<SimilarityQuery, ClassDistancesResult> = {
  keyOf: ({ model, source, dataset }) => `${model.id} ${source} ${dataset ?? ''}`,
  what: ({ source }) => WORDS[source],
  async compute({ model, source, dataset }, computing) {
    if (dataset === null && (source === 'features' || source === 'confusion')) {
      throw new Error(
        'No images that come with Boundscope fit this network. Open some of your own, or compare its classes by weights.',
      );
    }
    const options = { source, ...(dataset !== null && { dataset, count: SIMILARITY_IMAGES }) };
    const request = { model: requestName(model), ...options };
    return engine().classDistances(request, computing);
  },
  kept: new Kept(32),
};

/** Distances between the classes of a model; what was computed once is kept. */
export function useClassDistances(query: SimilarityQuery | null): Answer<SimilarityQuery, ClassDistancesResult> {
  return useAnswer(query, DISTANCES);
}
