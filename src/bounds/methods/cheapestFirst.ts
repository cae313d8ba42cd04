import { METHODS, type Method } from '../../catalog/methods';

/** The methods that are tried before this one where proofs alone count, cheapest first, and itself. */
export function cheapestFirst(method: Method): Method[] {
  const { after } = METHODS[method];
  return after ? [...cheapestFirst(after), method] : [method];
}
