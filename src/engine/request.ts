import type { Rounding } from '../kernels/rounding';
import type { BoundsRequest, Method } from './types';

/** A request with every default filled in. */
export interface FullRequest {
  readonly epsilon: number;
  readonly clip: readonly [number, number] | null;
  readonly method: Method;
  readonly rounding: Rounding;
  readonly label: number | undefined;
}

/** Every method, from the fastest to the tightest. */
export const METHODS: readonly Method[] = ['ibp', 'crown-ibp', 'crown', 'alpha-crown'];
/** Every setting of rounding. */
export const ROUNDINGS: readonly Rounding[] = ['none', 'real', 'float32'];

/**
 * Checks what a person may have mistyped and fills in the defaults: method ibp, rounding real, and the range [0, 1]
 * for images of a data set.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeRequest(request: BoundsRequest): FullRequest {
  const { epsilon, method = 'ibp', rounding = 'real', label } = request;
  if (typeof epsilon !== 'number' || !(epsilon >= 0) || !Number.isFinite(epsilon)) {
    throw new RangeError(`epsilon is ${String(epsilon)}. Give the radius as a number that is zero or more.`);
  }
  requireOneOf('method', method, METHODS);
  requireOneOf('rounding', rounding, ROUNDINGS);
  const usualClip = 'dataset' in request.input ? ([0, 1] as const) : null;
  return { epsilon, clip: request.clip === undefined ? usualClip : request.clip, method, rounding, label };
}

function requireOneOf(field: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    throw new RangeError(`${field} “${value}” is not known. Choose one of: ${choices.join(', ')}.`);
  }
}
