import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { nearestName } from '../../numbers/nearestName';

/** Every field of a request, and whether it must be given. */
export type Fields<Request> = { readonly [Field in keyof Required<Request>]: 'needed' | 'optional' };

/**
 * Refuses a request with fields that it does not have, which would be ignored in silence, and one that lacks a field.
 *
 * @param what the request in words
 * @throws RangeError naming the field, and the one that was probably meant
 */
export function requireFields<Request>(what: string, request: Request, fields: Fields<Request>): void {
  const known = Object.keys(fields);
  if (typeof request !== 'object' || request === null) {
    throw new RangeError(`The ${what} is ${String(request)}. Give an object with ${known.join(', ')}.`);
  }
  for (const field of Object.keys(request)) {
    if (known.includes(field)) continue;
    const meant = nearestName(field, known);
    const remedy = meant ? `Did you mean ${meant}?` : `Its fields are ${known.join(', ')}.`;
    throw new RangeError(`The ${what} has no field ${field}. ${remedy}`);
  }
  const missing = known.find((field) => fields[field as keyof Request] === 'needed' && !isGiven(request, field));
  if (missing !== undefined) throw new RangeError(`${missing} is missing. Give it in the ${what}.`);
}

function isGiven(request: object, field: string): boolean {
  return (request as Record<string, unknown>)[field] !== undefined;
}

/**
 * Refuses indices that are not those of images, before they go into arrays that would make other numbers of them.
 *
 * @throws RangeError naming the first, and what there is
 */
export function requireIndices(indices: unknown, { name, count }: Pick<DatasetImages, 'name' | 'count'>): void {
  if (!Array.isArray(indices)) throw new RangeError(`indices is ${String(indices)}. Give a list of whole numbers.`);
  if (indices.length === 0) throw new RangeError('No image is named. Give at least one index.');
  const wrong: unknown = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= count);
  if (wrong === undefined) return;
  throw new RangeError(`${name} has no image ${String(wrong)}. Indices go from 0 to ${count - 1}.`);
}
