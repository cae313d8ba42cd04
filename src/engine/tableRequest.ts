import { checkGrid } from '../evaluation/table/checkTable';
import { defaultGrid } from '../evaluation/table/grids';
import type { TableAbout } from '../evaluation/table/radiusTable';
import type { DatasetImages } from '../formats/datasetImages';
import { Random } from '../numbers/random';
import { completeEffort } from './attackRequest';
import { completeRequest } from './request';
import type { RadiusTableRequest } from './types';

/** A request with every default filled in but the images, which depend on the data set. */
export interface FullTableRequest {
  readonly how: Omit<TableAbout, 'version' | 'model' | 'outputs'>;
  readonly slice: Pick<RadiusTableRequest, 'count' | 'seed' | 'indices'>;
}

const METHODS = ['ibp', 'crown-ibp', 'crown'] as const;

/** Images taken unless a number is given. */
const USUAL_COUNT = 1000;

/** Enough to find most of what an attack finds, for thousands of images. */
const USUAL_EFFORT = { restarts: 1, steps: 10, seed: 1 };

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError or TableError naming the field and its choices
 */
export function completeTableRequest(request: RadiusTableRequest): FullTableRequest {
  const { model, dataset, method = 'crown', grid = defaultGrid(dataset), attack = USUAL_EFFORT, count, seed } = request;
  if (!METHODS.includes(method)) {
    throw new RangeError(`method “${method}” is not known for tables. Choose one of: ${METHODS.join(', ')}.`);
  }
  checkGrid(grid);
  const input = { dataset, index: 0 };
  const { clip, rounding } = completeRequest({ ...request, model, input, epsilon: 0, method });
  const effort = attack && completeEffort({ ...USUAL_EFFORT, ...attack });
  requireWhole('count', count, 1);
  requireWhole('seed', seed, 0);
  const { indices } = request;
  return {
    how: { dataset, method, rounding, clip, grid: [...grid], attack: effort },
    slice: { ...(count !== undefined && { count }), ...(seed !== undefined && { seed }), ...(indices && { indices }) },
  };
}

/**
 * The images a request means: those it names, else the first ones, or random ones in ascending order.
 *
 * @throws RangeError when one is named twice or there are not so many
 */
export function sliceOf({ slice }: FullTableRequest, images: DatasetImages): Uint32Array {
  const { indices, seed, count = Math.min(USUAL_COUNT, images.count) } = slice;
  if (indices) {
    if (indices.length === 0) throw new RangeError('No image is named. Give at least one index.');
    if (new Set(indices).size < indices.length) throw new RangeError('An image is named twice. Give each index once.');
    return Uint32Array.from(indices);
  }
  if (count > images.count) throw new RangeError(`count is ${count}, but ${images.name} has ${images.count} images.`);
  if (seed === undefined) return Uint32Array.from({ length: count }, (_, index) => index);
  return new Random(seed, 'slice').permutation(images.count).slice(0, count).sort();
}

function requireWhole(field: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return;
  throw new RangeError(`${field} is ${String(value)}. Give a whole number that is ${least} or more.`);
}
