import { type NodeShapes, sizeOf } from '../../network';
import type { Pool } from './pooling';

/** Visits every value that each window sees on the image: the window's place in the output, the value's in the input. */
export function forEachInWindows(
  { kernel, strides, pads, dilations }: Pool,
  shapes: NodeShapes,
  visit: (to: number, from: number) => void,
): void {
  const [height, width, channels] = shapes.inputs[0] as readonly [number, number, number];
  const [outHeight, outWidth] = shapes.output as readonly [number, number];
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      const to = (i * outWidth + j) * channels;
      for (let tap = 0; tap < kernel[0] * kernel[1]; tap++) {
        const row = i * strides[0] - pads[0] + Math.floor(tap / kernel[1]) * dilations[0];
        const column = j * strides[1] - pads[1] + (tap % kernel[1]) * dilations[1];
        if (row < 0 || row >= height || column < 0 || column >= width) continue;
        const from = (row * width + column) * channels;
        for (let c = 0; c < channels; c++) visit(to + c, from + c);
      }
    }
  }
}

/**
 * Folds the values of every window that lie on the image, channel by channel.
 *
 * @param x [height, width, channels]
 * @param initial what every fold starts with
 */
export function foldWindows(
  x: Float64Array,
  pool: Pool,
  shapes: NodeShapes,
  initial: number,
  fold: (folded: number, value: number) => number,
): Float64Array {
  const result = new Float64Array(sizeOf(shapes.output)).fill(initial);
  forEachInWindows(pool, shapes, (to, from) => {
    result[to] = fold(result[to] as number, x[from] as number);
  });
  return result;
}
