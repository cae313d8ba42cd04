import type { Range } from '../../../bounds/inputBox';
import type { InputSource } from '../../api/requestTypes';

/** A box given by its bounds: a number for each of the input, in the order of the model, or one for all. */
export interface StatedBounds {
  readonly lower?: number | readonly number[] | undefined;
  readonly upper?: number | readonly number[] | undefined;
}

/** A box as all computations take it: around an input, and cut. */
interface StatedBox {
  /** The box itself: whatever the radius is, nothing leaves it. */
  readonly clip: readonly Range[];
  /** The width of each range, so that a radius of 1 reaches from any input of the box to its bounds. */
  readonly scales: readonly number[];
}

/**
 * A request whose bounds are lists.
 *
 * @param sizeOfInput how many numbers an input has; undefined where the network cannot be read, which is reported in its turn
 */
export async function withLists<Request extends StatedBounds>(
  request: Request,
  sizeOfInput: () => Promise<number | undefined>,
): Promise<Request> {
  if (typeof request !== 'object' || request === null) return request;
  const { lower, upper } = request;
  if (typeof lower !== 'number' && typeof upper !== 'number') return request;
  const size = (await sizeOfInput()) ?? 1;
  const listOf = (bound: StatedBounds['lower']) =>
    typeof bound === 'number' ? Array.from({ length: size }, () => bound) : bound;
  return { ...request, lower: listOf(lower), upper: listOf(upper) };
}

/**
 * The box between the bounds that a request gives as lists.
 *
 * @throws RangeError naming the bound that is wrong
 */
export function statedBox(bounds: StatedBounds): StatedBox {
  const [lower, upper] = [numbersOf('lower', bounds.lower), numbersOf('upper', bounds.upper)];
  if (lower.length !== upper.length) {
    throw new RangeError(`lower has ${lower.length} numbers, but upper has ${upper.length}. Give as many.`);
  }
  const clip = lower.map((least, at): Range => {
    const most = upper[at] as number;
    if (least <= most) return [least, most];
    throw new RangeError(`lower is ${least} for input ${at}, but upper is ${most}. Give the lower bound first.`);
  });
  // A little more than the width: what rounding takes from it, the range itself cuts again.
  return { clip, scales: clip.map(([least, most]) => (most - least) * (1 + 2 ** -49)) };
}

/**
 * A request with the middle of its box as the input where it gives bounds and no input.
 *
 * @throws RangeError naming the bound that is wrong
 */
export function withMiddle<Request extends StatedBounds & { readonly input?: InputSource }>(request: Request): Request {
  if (typeof request !== 'object' || request === null || request.input !== undefined) return request;
  if (request.lower === undefined && request.upper === undefined) return request;
  const { clip } = statedBox(request);
  const input = clip.map(([least, most]) => Math.min(Math.max(least / 2 + most / 2, least), most));
  return { ...request, input };
}

function numbersOf(field: string, bound: StatedBounds['lower']): readonly number[] {
  if (bound === undefined) throw new RangeError(`${field} is missing. Give both lower and upper.`);
  const isList = Array.isArray(bound) && bound.length > 0;
  if (isList && bound.every((value) => typeof value === 'number' && Number.isFinite(value))) return bound;
  throw new RangeError(`${field} is not a list of finite numbers. Give one for each number of the input.`);
}
