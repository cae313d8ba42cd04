import { type Clip, hullOf, rangeIn } from '../../../bounds/clip';
import { valuesToOnnx } from '../../../network/layout';
import { type Network, sizeOf } from '../../../network/network';
import { requireWithin } from '../../../numbers/typed';
import { type BoxedInputs, type InputBatch, withBoxes } from '../../stores/inputs';

/** The boxes that a checked request is about; without a radius it is about boxes of every radius. */
export interface Boxes {
  readonly clip: Clip;
  /** Where the request states the ends of its box: the inputs lie between them. */
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
 * The inputs of a request with their boxes, and the request with the range that holds for it.
 *
 * @param read the inputs as they were read
 * @throws RangeError where they do not fit
 */
export function boxesOf<Full extends Boxes>(
  request: { readonly clip?: Clip } & Radii,
  asked: Full,
  read: InputBatch,
  { network }: { readonly network: Network },
): { readonly full: Full; readonly inputs: BoxedInputs } {
  const isSaid = request.clip !== undefined || asked.lower !== undefined;
  const usual = read.range === undefined ? asked.clip : read.range;
  const full = { ...asked, clip: isSaid ? asked.clip : clipOf(request, usual, { network }) };
  requireRadii(request, full);
  const inputs = withBoxes(read, network, full);
  requireInRange(inputs, network, asked.lower ? 0 : full.epsilon);
  return { full, inputs };
}

/** Share of the range's larger end by which an input may stick out: a few roundings of float32. */
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
    (end) =>
      valuesToOnnx(
        values.map((_, at) => rangeOf(at)[end] as number),
        input.shape,
      )[index],
  );
  const where = batch > 1 ? `${index % size} of input ${Math.floor(index / size)}` : index;
  throw new RangeError(
    `Input value ${where} is ${ordered[index]}, which lies outside ${lowest} to ${highest}` +
      `${epsilon > 0 ? ` by more than ε (${epsilon})` : ''}. Scale the input to that range, or give its own as clip.`,
  );
}
