import type { ConvGeometry } from './conv2d';

/** Rows and columns of what a convolution computes of an image [height, width]. */
export function convOutput(
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  { strides, pads, dilations }: ConvGeometry,
): [number, number] {
  const along = (size: number, before: number, after: number, taps: number, dilation: number, stride: number) =>
    Math.floor((size + before + after - dilation * (taps - 1) - 1) / stride) + 1;
  return [
    along(height, pads[0], pads[2], rows, dilations[0], strides[0]),
    along(width, pads[1], pads[3], columns, dilations[1], strides[1]),
  ];
}
