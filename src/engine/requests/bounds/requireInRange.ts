import { valuesToOnnx } from '../../../network/layout';
import { type Network, sizeOf } from '../../../network/network';
import { requireWithin } from '../../../numbers/askedBack';
import type { InputBatch } from '../../stores/inputs';

/** The boxes that a checked request is about; without a radius it is about boxes of every radius. */
export interface Boxes {
  readonly clip: readonly [number, number] | null;
  readonly epsilon?: number;
  readonly scales?: readonly number[] | undefined;
}

/**
 * The range that inputs cannot leave: the one a request gives, else the one that is known of the network.
 *
 * @param usual what a request gets that gives none
 */
export function clipOf(
  request: { readonly clip?: Boxes['clip'] },
  usual: Boxes['clip'],
  { network }: { readonly network: Network },
): Boxes['clip'] {
  return request.clip === undefined ? (network.interface?.range ?? usual) : usual;
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
export function requireRadii({ epsilon, largest, grid }: Radii, { clip, scales }: Boxes): void {
  // Of what moves at all, the least: some numbers of an input may well be free.
  const moved = scales?.filter((scale) => scale > 0) ?? [];
  const scale = moved.length > 0 ? Math.min(...moved) : 1;
  requireWithin('epsilon', epsilon, clip, scale);
  requireWithin('largest', largest, clip, scale);
  if (typeof grid === 'object') requireWithin('grid', grid.at(-1), clip);
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
export function requireInRange(
  { values, batch, scales }: InputBatch,
  { input }: Network,
  clip: Boxes['clip'],
  epsilon = 0,
): void {
  if (clip === null) return;
  const [least, most] = clip;
  const rounded = ROUNDINGS * Math.max(Math.abs(least), Math.abs(most));
  const size = sizeOf(input.shape);
  const outside = values.map((value, at) => {
    const radius = epsilon * (scales?.[at % size] ?? 1);
    return Math.max(least - value, value - most) > radius + rounded ? 1 : 0;
  });
  if (!outside.includes(1)) return;
  const ordered = valuesToOnnx(values, input.shape);
  const index = valuesToOnnx(outside, input.shape).indexOf(1);
  const where = batch > 1 ? `${index % size} of input ${Math.floor(index / size)}` : index;
  throw new RangeError(
    `Input value ${where} is ${ordered[index]}, which lies outside ${least} to ${most}` +
      `${epsilon > 0 ? ` by more than ε (${epsilon})` : ''}. Scale the input to that range, or give its own as clip.`,
  );
}
