import type { Shape } from '../../network';
import { NetworkError } from '../../networkError';
import type { OnnxNode } from '../../onnxNode';
import { listAttribute, numberAttribute } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import { pair, readWindow, type Window, windowOutput } from './window';

/** How a pool walks over an image. */
export type Pool = Window & {
  readonly kernel: readonly [number, number];
  /** Whether a last window that only partly lies on the padded image counts. */
  readonly ceil: boolean;
};

/** Reads what MaxPool and AveragePool have in common. */
export function readPool(node: OnnxNode, input: Shape): Pool {
  if (!listAttribute(node, 'kernel_shape')) {
    throw new NetworkError('It has no kernel_shape.', CHECK_FILE);
  }
  const kernel = pair(node, 'kernel_shape');
  return { kernel, ...readWindow(node, kernel, input), ceil: numberAttribute(node, 'ceil_mode', 0) !== 0 };
}

/** Writes them. */
export function writePool({ kernel, strides, pads, dilations, ceil }: Pool) {
  return { kernel_shape: kernel, strides, pads, dilations, ceil_mode: ceil ? 1 : 0 };
}

/** Shape of the result; a NetworkError where a window sees nothing but padding. */
export function pooledShape(input: Shape, pool: Pool): Shape {
  const [rows, columns] = windowOutput(input, pool.kernel, pool, pool.ceil);
  for (const axis of [0, 1] as const) {
    const counts = tapCounts(axis === 0 ? rows : columns, input[axis] as number, pool, axis);
    if (!counts.includes(0)) continue;
    throw new NetworkError('One of its windows lies wholly in the padding.', 'Use smaller pads.');
  }
  return [rows, columns, input[2] as number];
}

/** Pads with which every window lies on the image, `ceil` included: top, left, bottom, right. */
export function fullPads(input: Shape, pool: Pool): [number, number, number, number] {
  const outputs = windowOutput(input, pool.kernel, pool, pool.ceil);
  const [top, left, bottom, right] = pool.pads;
  const reach = (axis: 0 | 1) => {
    return (outputs[axis] - 1) * pool.strides[axis] + (pool.kernel[axis] - 1) * pool.dilations[axis] + 1;
  };
  return [
    top,
    left,
    Math.max(bottom, reach(0) - (input[0] as number) - top),
    Math.max(right, reach(1) - (input[1] as number) - left),
  ];
}

/**
 * For every output along an axis (0: rows, 1: columns), how many taps of its window lie on the image.
 *
 * @param margin how far beyond the image taps count: before, after
 */
export function tapCounts(
  outputs: number,
  size: number,
  pool: Pool,
  axis: 0 | 1,
  margin: readonly [number, number] = [0, 0],
): number[] {
  const dilation = pool.dilations[axis];
  return Array.from({ length: outputs }, (_, output) => {
    const start = output * pool.strides[axis] - (pool.pads[axis] as number);
    const first = Math.max(0, Math.ceil((-margin[0] - start) / dilation));
    const last = Math.min(pool.kernel[axis] - 1, Math.floor((size + margin[1] - 1 - start) / dilation));
    return Math.max(0, last - first + 1);
  });
}
