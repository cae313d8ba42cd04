import { TABLE_METHOD_NAMES, USUAL_TIGHT_METHOD } from '../../../catalog/methods';
import type { DatasetImages } from '../../../formats/inputs/datasetImages';
import { Random } from '../../../numbers/random';
import { checkGrid } from '../../../radii/table/checkTable';
import { defaultGrid } from '../../../radii/table/grids';
import { isShard, shardOf } from '../../../radii/table/shard';
import type { RadiusTableRequest } from '../../api/types';
import { completeEffort, EFFORT_FIELDS } from '../attack/attackRequest';
import { completeRequest } from '../bounds/request';
import { type Fields, requireFields, requireIndices } from '../fields';
import type { FullTableRequest } from './tableTypes';

/** Images taken unless a number is given. */
const USUAL_COUNT = 1000;

/** Enough to find most of what an attack finds, for thousands of images. */
const USUAL_EFFORT = { restarts: 1, steps: 10, seed: 1 };

const TABLE_FIELDS: Fields<RadiusTableRequest> = {
  model: 'needed',
  dataset: 'needed',
  count: 'optional',
  seed: 'optional',
  indices: 'optional',
  shard: 'optional',
  method: 'optional',
  rounding: 'optional',
  grid: 'optional',
  clip: 'optional',
  attack: 'optional',
  backend: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError or TableError naming the field and its choices
 */
export function completeTableRequest(request: RadiusTableRequest): FullTableRequest {
  requireFields('request for a table', request, TABLE_FIELDS);
  const {
    model,
    dataset,
    method = USUAL_TIGHT_METHOD,
    grid = defaultGrid(dataset),
    attack = USUAL_EFFORT,
    count,
    seed,
  } = request;
  if (!TABLE_METHOD_NAMES.includes(method)) {
    throw new RangeError(
      `method “${method}” is not known for tables. Choose one of: ${TABLE_METHOD_NAMES.join(', ')}.`,
    );
  }
  checkGrid(grid);
  const input = { dataset, index: 0 };
  const { clip, rounding } = completeRequest({ ...request, model, input, epsilon: 0, method });
  if (attack) requireFields('effort of the attack', attack, EFFORT_FIELDS);
  const effort = attack && completeEffort({ ...USUAL_EFFORT, ...attack });
  requireWhole('count', count, 1);
  requireWhole('seed', seed, 0);
  const { indices, shard } = request;
  if (shard) {
    requireFields('shard', shard, { number: 'needed', of: 'needed' });
    if (!isShard(shard)) throw new RangeError('The shard is none. Give its number, counted from 1, and of how many.');
  }
  if (indices && (count !== undefined || seed !== undefined)) {
    throw new RangeError('indices names the images themselves. Leave out count and seed.');
  }
  return {
    how: { dataset, method, rounding, clip, grid: [...grid], attack: effort },
    slice: {
      ...(count !== undefined && { count }),
      ...(seed !== undefined && { seed }),
      ...(indices && { indices }),
      ...(shard && { shard }),
    },
  };
}

/**
 * The images a request means: those it names, else the first ones, or random ones in ascending order; of these the shard
 * that is asked for.
 *
 * @throws RangeError when one is named twice or there are not so many
 */
export function sliceOf(request: FullTableRequest, images: DatasetImages): Uint32Array {
  const all = allOf(request, images);
  const { shard } = request.slice;
  if (!shard) return all;
  if (shard.of <= all.length) return Uint32Array.from(shardOf([...all], shard));
  throw new RangeError(`There are ${all.length} images, but ${shard.of} shards. Ask for fewer shards, or more images.`);
}

function allOf({ slice }: FullTableRequest, images: DatasetImages): Uint32Array {
  const { indices, seed, count = Math.min(USUAL_COUNT, images.count) } = slice;
  if (indices) {
    requireIndices(indices, images);
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
