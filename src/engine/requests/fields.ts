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
