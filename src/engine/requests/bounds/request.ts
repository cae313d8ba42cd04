import type { Clip } from '../../../bounds/clip';
import { DATASETS } from '../../../catalog/datasets';
import { DECIDING_METHOD, METHOD_NAMES, METHODS, type Method, USUAL_METHOD } from '../../../catalog/methods';
import { ROUNDING_NAMES, type Rounding, USUAL_ROUNDING } from '../../../catalog/roundings';
import type { BoundsRequest, InputSource } from '../../api/requestTypes';
import { type Fields, requireFields } from '../fields';
import { statedBox, statesEnds } from './statedBox';

/** A request with every default filled in. */
export interface FullRequest {
  readonly epsilon: number;
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
  readonly clip: Clip;
  readonly method: Method;
  readonly rounding: Rounding;
  /** Seconds, where the method decides. */
  readonly timeout?: number;
  readonly label: number | undefined;
  readonly scales?: readonly number[] | undefined;
}

/** Fields of every request about boxes. */
export const BOX_FIELDS: Fields<Omit<BoundsRequest, 'method' | 'rounding' | 'epsilon' | 'timeout'>> = {
  model: 'needed',
  input: 'needed',
  lower: 'optional',
  upper: 'optional',
  scales: 'optional',
  clip: 'optional',
  label: 'optional',
  backend: 'optional',
};

/** And of those about bounds of them. */
export const METHOD_FIELDS = { method: 'optional', rounding: 'optional', timeout: 'optional' } as const;

export const BOUNDS_FIELDS: Fields<BoundsRequest> = { ...BOX_FIELDS, ...METHOD_FIELDS, epsilon: 'optional' };

/** Checks a request for bounds and fills in the defaults. Throws a RangeError naming the field and its choices. */
export function completeBoundsRequest(request: BoundsRequest): FullRequest {
  requireFields('request for bounds', request, BOUNDS_FIELDS);
  return completeRequest(request);
}

/**
 * The part that all requests about boxes have in common: checks what a person may have mistyped and fills in the
 * defaults: the usual method and rounding, and the range of the pixels for images of a data set.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeRequest(request: BoundsRequest): FullRequest {
  return statesEnds(request) ? completeStated(request) : completeAround(request);
}

function completeStated({ lower, upper, epsilon = 1, ...request }: BoundsRequest): FullRequest {
  const other = (['scales', 'clip'] as const).find((field) => request[field] !== undefined);
  if (other) throw new RangeError(`${other} is given besides lower and upper, which are the box. Leave it out.`);
  if (epsilon > 1) {
    throw new RangeError(`epsilon is ${epsilon}; with lower and upper it is a share of the box. Give at most 1.`);
  }
  const { clip, scales } = statedBox({ lower, upper });
  const full = completeAround({ ...request, epsilon, clip, scales });
  return { ...full, lower: clip.map(([least]) => least), upper: clip.map(([, most]) => most) };
}

function completeAround(request: BoundsRequest): FullRequest {
  const { epsilon, method = USUAL_METHOD, rounding = USUAL_ROUNDING, label, scales } = request;
  if (epsilon === undefined) {
    throw new RangeError('epsilon is missing. Give the radius of the box, or its ends as lower and upper.');
  }
  if (typeof epsilon !== 'number' || !(epsilon >= 0) || !Number.isFinite(epsilon)) {
    throw new RangeError(`epsilon is ${String(epsilon)}. Give the radius as a number that is zero or more.`);
  }
  requireOneOf('method', method, METHOD_NAMES);
  requireOneOf('rounding', rounding, ROUNDING_NAMES);
  const { input, clip = isOfDataset(input) ? usualClip(input) : null } = request;
  requireClip(clip);
  return { epsilon, clip, method, rounding, label, scales, ...timeoutOf(method, request.timeout) };
}

/** Seconds that a method which decides has where nobody says. */
const USUAL_TIMEOUT = 60;

function timeoutOf(method: Method, timeout: number | undefined): Pick<FullRequest, 'timeout'> {
  if (METHODS[method].decides) return { timeout: requireTimeout(timeout ?? USUAL_TIMEOUT) };
  if (timeout === undefined) return {};
  throw new RangeError(
    `timeout is ${String(timeout)}, but ${METHODS[method].title} takes as long as it takes. Leave it out, or choose the method “${DECIDING_METHOD}”.`,
  );
}

/** @throws RangeError for what is no number of seconds */
export function requireTimeout(timeout: number): number {
  if (typeof timeout === 'number' && timeout > 0) return timeout;
  throw new RangeError(`timeout is ${String(timeout)}. Give seconds as a number above zero.`);
}

/** Whether an input is an image of a data set, or several. */
export function isOfDataset(
  input: InputSource | undefined,
): input is Extract<InputSource, { readonly dataset: string }> {
  return typeof input === 'object' && input !== null && 'dataset' in input;
}

function usualClip({ dataset }: { readonly dataset: string }): readonly [number, number] | null {
  return DATASETS.get(dataset)?.kind.clip ?? null;
}

function requireClip(clip: Clip): void {
  if (clip === null) return;
  const isRange = (each: unknown) =>
    Array.isArray(each) && each.length === 2 && each.every((end) => typeof end === 'number');
  const ranges = isRange(clip) ? [clip as readonly [number, number]] : (clip as readonly (readonly [number, number])[]);
  if (!Array.isArray(ranges) || ranges.length === 0 || !ranges.every(isRange)) {
    throw new RangeError(`clip is ${String(clip)}. Give two numbers, a pair for each input, or null for none.`);
  }
  const empty = ranges.find(([least, most]) => !(least <= most));
  if (empty) throw new RangeError(`clip: the range ${empty[0]} to ${empty[1]} is empty. Give its lower end first.`);
}

function requireOneOf(field: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    throw new RangeError(`${field} “${value}” is not known. Choose one of: ${choices.join(', ')}.`);
  }
}
