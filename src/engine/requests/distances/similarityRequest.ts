import type { ClassDistancesRequest, SimilaritySource } from '../../api/types';
import { type Fields, requireFields } from '../fields';
import type { FullSimilarityRequest } from './similarityTypes';

const SOURCES: readonly SimilaritySource[] = ['weights', 'unit-weights', 'features', 'confusion'];

/** Images taken unless a number is given. */
const USUAL_COUNT = 1000;

const DISTANCES_FIELDS: Fields<ClassDistancesRequest> = {
  model: 'needed',
  source: 'optional',
  dataset: 'optional',
  count: 'optional',
  backend: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeSimilarityRequest(request: ClassDistancesRequest): FullSimilarityRequest {
  requireFields('request for distances', request, DISTANCES_FIELDS);
  const { source = 'weights', dataset, count = USUAL_COUNT } = request;
  if (!SOURCES.includes(source)) {
    throw new RangeError(`source “${source}” is not known. Choose one of: ${SOURCES.join(', ')}.`);
  }
  const needsImages = source === 'features' || source === 'confusion';
  if (needsImages && dataset === undefined) throw new RangeError(`The source ${source} needs images. Name a data set.`);
  if (!(Number.isSafeInteger(count) && count >= 1)) {
    throw new RangeError(`count is ${String(count)}. Give a number of images of at least 1.`);
  }
  return { source, dataset, count };
}
