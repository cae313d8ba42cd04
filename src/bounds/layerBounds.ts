import { type Shape, sizeOf } from '../network/network';
import type { ReadNodeBounds } from './networkBounds';

/** Bounds of a layer's output and the largest magnitude among them; infinite when one is not a number. */
export interface ReadLayerBounds extends ReadNodeBounds {
  readonly largest: number;
}

/**
 * Takes what was read of an Interval apart, in a single pass over numbers that no cache holds: brings images into ONNX's
 * order, counts units without a sign (lower < 0 < upper) and finds the largest magnitude.
 *
 * @param values [2·batch, ...shape]
 */
export function layerBounds(values: ArrayLike<number>, batch: number, shape: Shape): ReadLayerBounds {
  const size = sizeOf(shape);
  const channels = shape.length === 3 ? (shape[2] as number) : 1;
  const all = batch * size;
  const lower = new Float32Array(all);
  const upper = new Float32Array(all);
  const unstable: number[] = [];
  let largest = 0;
  let to = 0;
  for (let start = 0; start < all; start += size) {
    let signless = 0;
    for (let channel = 0; channel < channels; channel++) {
      for (let from = start + channel; from < start + size; from += channels) {
        const low = values[from] as number;
        const high = values[all + from] as number;
        lower[to] = low;
        upper[to] = high;
        to++;
        // Without a branch, which the processor could not predict.
        signless += Number(low < 0) & Number(high > 0);
        // NaN once it is among the numbers.
        largest = Math.max(largest, Math.abs(low), Math.abs(high));
      }
    }
    unstable.push(signless);
  }
  return { lower, upper, unstable, largest: Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest };
}
