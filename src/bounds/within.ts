import { valuesFromOnnx } from '../network/layout';
import { type Shape, sizeOf } from '../network/network';
import { type Clip, isOneRange, type Range, type Ranges } from './inputBox';

/**
 * What numbers of an input cannot leave, in the layout in which networks are computed.
 *
 * @param shape of one input, in that layout
 * @throws RangeError where there are more or fewer ranges than numbers
 */
export function withinOf(clip: Clip, shape: Shape): Range | Ranges | null {
  if (clip === null || isOneRange(clip)) return clip;
  const size = sizeOf(shape);
  if (clip.length !== size) {
    throw new RangeError(`There are ranges for ${clip.length} inputs, but the network takes ${size}. Give as many.`);
  }
  const bounds = (bound: 0 | 1) =>
    valuesFromOnnx(
      Float64Array.from(clip, (range) => range[bound]),
      shape,
    );
  return { lower: bounds(0), upper: bounds(1) };
}
