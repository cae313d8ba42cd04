import type { ConvGeometry } from '../../../kernels/conv/conv2d';
import type { NodeShapes, Weight } from '../../network';

/**
 * Convolution of one image.
 *
 * @param x [height, width, channels]
 * @param filter [rows, columns, channels / groups, outputs]
 */
export function convolve(x: Float64Array, filter: Weight, geometry: ConvGeometry, shapes: NodeShapes): Float64Array {
  const [height, width, channels] = shapes.inputs[0] as readonly [number, number, number];
  const [outHeight, outWidth, outputs] = shapes.output as readonly [number, number, number];
  const [rows, columns] = filter.shape as readonly [number, number];
  const result = new Float64Array(outHeight * outWidth * outputs);
  const { strides, pads, dilations } = geometry;
  for (let i = 0; i < outHeight; i++) {
    for (let r = 0; r < rows; r++) {
      const row = i * strides[0] - pads[0] + r * dilations[0];
      if (row < 0 || row >= height) continue;
      for (let j = 0; j < outWidth; j++) {
        for (let s = 0; s < columns; s++) {
          const column = j * strides[1] - pads[1] + s * dilations[1];
          if (column < 0 || column >= width) continue;
          const from = (row * width + column) * channels;
          addPixel(x, from, filter, r * columns + s, geometry.groups, result, (i * outWidth + j) * outputs);
        }
      }
    }
  }
  return result;
}

/** Adds one pixel times one tap of the filter to one pixel of the result. */
function addPixel(
  x: Float64Array,
  from: number,
  filter: Weight,
  tap: number,
  groups: number,
  result: Float64Array,
  to: number,
): void {
  const [, , perGroup, outputs] = filter.shape as readonly [number, number, number, number];
  const { data } = filter;
  const groupOutputs = outputs / groups;
  for (let group = 0; group < groups; group++) {
    const first = group * groupOutputs;
    for (let c = 0; c < perGroup; c++) {
      const value = x[from + group * perGroup + c] as number;
      if (value === 0) continue;
      const weights = (tap * perGroup + c) * outputs + first;
      for (let o = 0; o < groupOutputs; o++) {
        result[to + first + o] = (result[to + first + o] as number) + value * (data[weights + o] as number);
      }
    }
  }
}
