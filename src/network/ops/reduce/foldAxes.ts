import { type Shape, sizeOf } from '../../network';
import { broadcastOffsets } from '../affine/broadcast';

/**
 * Folds a value along the axes that have size 1 in `reduced`.
 *
 * @param initial what every fold starts with
 */
export function foldAxes(
  x: Float64Array,
  input: Shape,
  reduced: Shape,
  initial: number,
  fold: (folded: number, value: number) => number,
): Float64Array {
  const result = new Float64Array(sizeOf(reduced)).fill(initial);
  const offsets = broadcastOffsets(reduced, input);
  for (let at = 0; at < x.length; at++) {
    const to = offsets[at] as number;
    result[to] = fold(result[to] as number, x[at] as number);
  }
  return result;
}

/** The means along the axes that have size 1 in `reduced`. */
export function meanOverAxes(x: Float64Array, input: Shape, reduced: Shape): Float64Array {
  const count = sizeOf(input) / sizeOf(reduced);
  return foldAxes(x, input, reduced, 0, (sum, value) => sum + value).map((sum) => sum / count);
}
