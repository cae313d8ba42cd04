import { DATASETS } from '../../catalog/datasets';
import { type Shape, sizeOf } from '../network';
import { fittingOrder, type ImageSizes } from './imageOrder';

/** Sizes of the pictures that a network takes, and whether their channels stand last in its input. */
export interface PictureSizes extends ImageSizes {
  readonly isLast: boolean;
}

const COLOURS = [1, 3];

/** Lists of fewer numbers are no pictures, also where they would make a square: nine measurements, say. */
const LEAST_SIDE = 8;

/**
 * What pictures a network takes, by the sizes of its input in the order of the file, axes of size 1 in front aside; null
 * where it takes none. A vector is a picture where it has as many numbers as those of a data set that is known, or a
 * square of them.
 */
export function pictureSizes(input: Shape): PictureSizes | null {
  const sizes = input.length > 3 ? input.slice(input.findIndex((size) => size !== 1)) : input;
  const [first = 0, second = 0, third = 0] = sizes;
  // A single row of numbers is a list of them.
  if (sizes.length === 3 && COLOURS.includes(first) && Math.min(second, third) > 1)
    return { channels: first, height: second, width: third, isLast: false };
  if (sizes.length === 3 && COLOURS.includes(third) && Math.min(first, second) > 1)
    return { channels: third, height: first, width: second, isLast: true };
  if (sizes.length === 2 && Math.min(first, second) > 1)
    return { channels: 1, height: first, width: second, isLast: false };
  const known = [...DATASETS.values()].find(({ kind }) => fittingOrder(input, kind.size));
  if (known) return { ...known.kind.size, isLast: false };
  const side = Math.sqrt(sizeOf(input));
  return Number.isInteger(side) && side >= LEAST_SIDE
    ? { channels: 1, height: side, width: side, isLast: false }
    : null;
}
