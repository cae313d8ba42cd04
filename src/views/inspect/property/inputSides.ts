import { numbersOf } from '../../../app/models/pictures';
import type { DatasetImages } from '../../../engine/api/types';
import type { Side } from '../../../formats/properties/property';
import type { BoundsQuery } from '../ask/bounds';
import { sidesOfNumbers } from '../numbers/numbersBox';
import { boxOf } from './templates';

/** The range of pixels. */
const PIXELS = [0, 1] as const;

/**
 * The box that Inspect shows, its radius times a factor, in the order of the file.
 *
 * @param dataset of the image, where the network is shown one of a data set
 */
export function sidesOf(query: BoundsQuery, dataset: DatasetImages, factor: number): Side[] {
  const { numbers, levels, model } = query;
  if (numbers) return [...sidesOfNumbers(numbers, model.interface, factor)];
  const values = pixelsOf(query, dataset);
  const { ranges, range = PIXELS } = model.interface ?? {};
  const end = (sign: number) =>
    values.map((value, at) => {
      const [least, most] = ranges?.[at] ?? range;
      return tidy(Math.min(most, Math.max(least, value + (sign * factor * levels) / 255)));
    });
  return boxOf(end(-1), end(1));
}

/** Without the dust of sums; a property has a box of its own, which stands in its text. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function pixelsOf({ picture, model, image }: BoundsQuery, dataset: DatasetImages): readonly number[] {
  const sizes = model.picture;
  if (picture && sizes) return numbersOf(picture, sizes);
  const { images, values, height, width, channels, isRows } = dataset;
  const area = height * width;
  const size = area * channels;
  const isLast = isRows || sizes?.isLast;
  return Array.from({ length: size }, (_, i) => {
    const at = image * size + (isLast ? i : (i % area) * channels + Math.floor(i / area));
    return values ? (values[at] as number) : (images[at] as number) / 255;
  });
}
