import { type Clip, hullOf, rangeIn } from '../../../bounds/inputBox';
import { DATASETS } from '../../../catalog/datasets';
import { DECIDING_METHOD, METHOD_NAMES, METHODS, type Method, USUAL_METHOD } from '../../../catalog/methods';
import { ROUNDING_NAMES, type Rounding, USUAL_ROUNDING } from '../../../catalog/roundings';
import { describeList } from '../../../network/describe';
import { valuesToOnnx } from '../../../network/layout';
import { type Network, sizeOf } from '../../../network/network';
import { formatEpsilon } from '../../../numbers/format';
import { requireWithin } from '../../../numbers/typed';
import type { BoundsRequest } from '../../api/requestTypes';
import { type BoxedInputs, type InputBatch, isOfDataset, withBoxes } from '../../stores/inputs';
import { type Fields, requireFields } from '../fields';
import { type StatedBounds, statedBox } from './statedBox';

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

/** Whether a request gives the bounds of its box. */
export function statesBounds({ lower, upper }: StatedBounds): boolean {
  return lower !== undefined || upper !== undefined;
}

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
  return statesBounds(request) ? completeStated(request) : completeAround(request);
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
    throw new RangeError('epsilon is missing. Give the radius of the box, or its bounds as lower and upper.');
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
export const USUAL_TIMEOUT = 60;

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

function usualClip({ dataset }: { readonly dataset: string }): readonly [number, number] | null {
  return DATASETS.get(dataset)?.kind.clip ?? null;
}

function requireClip(clip: Clip): void {
  if (clip === null) return;
  const isRange = (each: unknown) =>
    Array.isArray(each) && each.length === 2 && each.every((bound) => typeof bound === 'number');
  const ranges = isRange(clip) ? [clip as readonly [number, number]] : (clip as readonly (readonly [number, number])[]);
  if (!Array.isArray(ranges) || ranges.length === 0 || !ranges.every(isRange)) {
    throw new RangeError(`clip is ${String(clip)}. Give two numbers, a pair for each input, or null for none.`);
  }
  const empty = ranges.find(([least, most]) => !(least <= most));
  if (empty) throw new RangeError(`clip: the range ${empty[0]} to ${empty[1]} is empty. Give its lower bound first.`);
}

function requireOneOf(field: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    throw new RangeError(`${field} “${value}” is not known. Choose one of: ${choices.join(', ')}.`);
  }
}

/** The boxes that a checked request is about; without a radius it is about boxes of every radius. */
export interface Boxes {
  readonly clip: Clip;
  /** Where the request states the bounds of its box: the inputs lie between them. */
  readonly lower?: readonly number[];
  readonly epsilon?: number;
  readonly scales?: readonly number[] | undefined;
}

/**
 * The range that inputs cannot leave: the one a request gives, else the one that is known of the network.
 *
 * @param usual what a request gets that gives none
 */
export function clipOf<Usual extends Clip>(
  request: { readonly clip?: Clip },
  usual: Usual,
  { network }: { readonly network: Network },
): Clip {
  const { ranges, range } = network.interface ?? {};
  return request.clip === undefined ? (ranges ?? range ?? usual) : usual;
}

/** The radii of a request, as far as it gives any; a `grid` that is a number counts radii. */
interface Radii {
  readonly epsilon?: number;
  readonly largest?: number;
  readonly grid?: number | readonly number[];
}

/**
 * Asks back radii that are wider than the range.
 *
 * @throws RangeError naming the field, and what was probably meant
 */
export function requireRadii({ epsilon, largest, grid }: Radii, { clip, scales, lower }: Boxes): void {
  // Shares of a box that is stated were checked.
  if (lower) return;
  const range = hullOf(clip);
  // Of what moves at all, the least: some numbers of an input may well be free.
  const moved = scales?.filter((scale) => scale > 0) ?? [];
  const scale = moved.length > 0 ? Math.min(...moved) : 1;
  requireWithin('epsilon', epsilon, range, scale);
  requireWithin('largest', largest, range, scale);
  if (typeof grid === 'object') requireWithin('grid', grid.at(-1), range);
}

/**
 * The inputs of a request with their boxes, the request with the range that holds for it, and what is to be said of its radius.
 *
 * @param read the inputs as they were read
 * @throws RangeError where they do not fit
 */
export function boxesOf<Full extends Boxes>(
  request: { readonly clip?: Clip } & Radii,
  asked: Full,
  read: InputBatch,
  { network }: { readonly network: Network },
): { readonly full: Full; readonly inputs: BoxedInputs; readonly note: string | undefined } {
  const isSaid = request.clip !== undefined || asked.lower !== undefined;
  const usual = read.range === undefined ? asked.clip : read.range;
  const full = { ...asked, clip: isSaid ? asked.clip : clipOf(request, usual, { network }) };
  requireRadii(request, full);
  const inputs = withBoxes(read, network, { scales: full.scales, clip: full.clip });
  requireInRange(inputs, network, asked.lower ? 0 : full.epsilon);
  return { full, inputs, note: noteOnRadius(network, full) };
}

/** Radii written one by one; of more the least and the largest. */
const MOST_RADII = 4;

/** The radius is of the inputs as they are given; what the network's own first layer gets moves by it over std. */
function noteOnRadius({ interface: known }: Network, { epsilon, scales }: Boxes): string | undefined {
  const { std } = known ?? {};
  if (!std || epsilon === undefined || scales) return undefined;
  const own = [...new Set(std)].map((each) => epsilon / each);
  const [least, most] = [Math.min(...own), Math.max(...own)].map((radius) => formatEpsilon(radius).decimal);
  const radii = own.map((radius) => formatEpsilon(radius).decimal);
  const written = radii.length > MOST_RADII ? `${least} to ${most}` : describeList(radii);
  const each = radii.length > 1 ? ', by channel or input' : '';
  return `ε = ${formatEpsilon(epsilon).decimal} is of the inputs before they are normalised; after it, it is ${written}${each}.`;
}

/** Share of the range's larger bound by which an input may stick out: a few roundings of float32. */
const ROUNDINGS = 2 ** -21;

/**
 * Refuses inputs whose box would not hold them: those that lie outside of the range that inputs cannot leave, by more
 * than the box reaches.
 *
 * @param epsilon the radius of the box; by default 0, where every box is asked about
 * @throws RangeError naming the first such value, counted in the order of the model
 */
export function requireInRange({ values, batch, scales, clip }: BoxedInputs, { input }: Network, epsilon = 0): void {
  if (clip === null) return;
  const rangeOf = rangeIn(clip);
  const size = sizeOf(input.shape);
  const outside = values.map((value, at) => {
    const [least, most] = rangeOf(at);
    const rounded = ROUNDINGS * Math.max(Math.abs(least), Math.abs(most));
    const radius = epsilon * (scales?.[at % size] ?? 1);
    return Math.max(least - value, value - most) > radius + rounded ? 1 : 0;
  });
  if (!outside.includes(1)) return;
  const ordered = valuesToOnnx(values, input.shape);
  const index = valuesToOnnx(outside, input.shape).indexOf(1);
  const [lowest, highest] = [0, 1].map(
    (bound) =>
      valuesToOnnx(
        values.map((_, at) => rangeOf(at)[bound] as number),
        input.shape,
      )[index],
  );
  const where = batch > 1 ? `${index % size} of input ${Math.floor(index / size)}` : index;
  throw new RangeError(
    `Input value ${where} is ${ordered[index]}, which lies outside ${lowest} to ${highest}` +
      `${epsilon > 0 ? ` by more than ε (${epsilon})` : ''}. Scale the input to that range, or give its own as clip.`,
  );
}
