import type { OperationName } from '../../../catalog/operations';
import type { Shape } from '../../network';
import { NetworkError } from '../../networkError';
import type { OnnxNode } from '../../onnxNode';
import { activationInput, integerTensor, listAttribute, numberAttribute } from '../../onnxReading';
import { fullPads, pooledShape, readPool, tapCounts } from '../pool/pooling';
import type { Builder, Composition } from './builder';
import { constantOf, numberOf, pick, reshaped } from './parts';
import { eachItem, holdsItems, walkOf } from './spatial';

const MEAN: OperationName = 'AveragePool';

/**
 * Pools over one or three axes as ones over images: a signal is an image of one row, and a volume is pooled within its
 * layers first and across them afterwards.
 */
export const pooling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const kernel = listAttribute(node, 'kernel_shape') ?? [];
  if (holdsItems(context) && builder.sizesOf(input).length === kernel.length + 2) {
    return eachItem(builder, input, (item) => builder.add(node.opType, [item], node.attributes));
  }
  const [channels, ...sizes] = builder.sizesOf(input) as [number, ...number[]];
  const axes = kernel.length;
  if (axes < 1 || axes > 3 || sizes.length !== axes) return undefined;
  const { strides, dilations, pads } = walkOf(node, kernel, sizes);
  if (axes === 2) {
    const isApart = node.opType === MEAN && dilations.some((dilation) => dilation !== 1);
    return isApart ? meansOfApart(node, builder, input, context.shapeOf(input)) : undefined;
  }
  const pool = (value: string, from: number, to: number) => {
    const over = (list: readonly number[], otherwise: number) => [otherwise, ...list.slice(from, to)].slice(-2);
    return builder.add(node.opType, [value], {
      ...node.attributes,
      auto_pad: 'NOTSET',
      kernel_shape: over(kernel, 1),
      strides: over(strides, 1),
      dilations: over(dilations, 1),
      pads: [...over(pads.slice(0, axes), 0), ...over(pads.slice(axes), 0)],
    });
  };
  if (axes === 1) {
    const result = pool(reshaped(builder, input, [channels, 1, ...sizes]), 0, 1);
    return reshaped(builder, result, [channels, builder.sizesOf(result)[2] as number]);
  }
  const [depth, height, width] = sizes as [number, number, number];
  const within = pool(reshaped(builder, input, [channels * depth, height, width]), 1, 3);
  const [, rows, columns] = builder.sizesOf(within) as [number, number, number];
  // Layers become columns, pixels rows, so that the window is one over a row.
  const upright = builder.add('Transpose', [reshaped(builder, within, [channels, depth, rows * columns])], {
    perm: [0, 2, 1],
  });
  const across = pool(upright, 0, 1);
  const layers = builder.sizesOf(across)[2] as number;
  return reshaped(builder, builder.add('Transpose', [across], { perm: [0, 2, 1] }), [channels, layers, rows, columns]);
};

/** The means of windows whose values lie apart: sums of what every window sees, over their number. */
function meansOfApart(node: OnnxNode, builder: Builder, input: string, image: Shape): string {
  const pool = readPool(node, image);
  const [rows, columns, channels] = pooledShape(image, pool) as [number, number, number];
  const [top, left, bottom, right] = fullPads(image, pool);
  const padded = builder.add('Pad', [input, integerTensor([0, top, left, 0, bottom, right])], { mode: 'constant' });
  const isPadCounted = numberAttribute(node, 'count_include_pad', 0) !== 0;
  const seen = ([0, 1] as const).reduce((value, axis) => {
    const windows = Array.from({ length: axis === 0 ? rows : columns }, (_, at) => at * pool.strides[axis]);
    const taps = Array.from({ length: pool.kernel[axis] }, (_, tap) => tap * pool.dilations[axis]);
    return pick(
      builder,
      value,
      axis + 1,
      windows.flatMap((start) => taps.map((tap) => start + tap)),
    );
  }, padded);
  const parted = reshaped(builder, seen, [channels, rows, pool.kernel[0], columns, pool.kernel[1]]);
  const sums = builder.add('ReduceSum', [parted, integerTensor([2, 4])], { keepdims: 0 });
  const [down, across] = ([0, 1] as const).map((axis) => {
    const margin = isPadCounted ? ([pool.pads[axis], pool.pads[axis + 2]] as [number, number]) : undefined;
    return tapCounts(axis === 0 ? rows : columns, image[axis] as number, pool, axis, margin);
  }) as [number[], number[]];
  const counts = down.flatMap((one) => across.map((other) => one * other));
  return builder.add('Div', [sums, constantOf([1, rows, columns], counts)]);
}

/** Pools over all of each channel's values, of whatever number of axes. */
export const globalPooling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const first = holdsItems(context) ? 2 : 1;
  const rank = builder.sizesOf(input).length;
  if (first === 1 && rank === 3) return undefined;
  const axes = Array.from({ length: rank - first }, (_, at) => at + first);
  return builder.add(node.opType === 'GlobalMaxPool' ? 'ReduceMax' : 'ReduceMean', [input], { axes, keepdims: 1 });
};

/** The sum of magnitudes of every window, or the root of the sum of squares. */
export const rootPooling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const power = powerOf(node);
  if (numberAttribute(node, 'ceil_mode', 0) !== 0) {
    throw new NetworkError('Its windows may end beyond the input.', 'Use ceil_mode=0.');
  }
  const kernel = listAttribute(node, 'kernel_shape') ?? [];
  const terms = power === 1 ? builder.add('Abs', [input]) : builder.add('Pow', [input, numberOf(2)]);
  const { p: _, ...window } = node.attributes;
  const means = builder.add(MEAN, [terms], { ...window, count_include_pad: 1 });
  const sums = builder.add('Mul', [means, numberOf(kernel.reduce((product, size) => product * size, 1))]);
  return power === 1 ? sums : builder.add('Sqrt', [builder.add('Relu', [sums])]);
};

/** The same of all of each channel's values. */
export const globalRootPooling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const first = holdsItems(context) ? 2 : 1;
  const axes = Array.from({ length: builder.sizesOf(input).length - first }, (_, at) => at + first);
  return builder.add(powerOf(node) === 1 ? 'ReduceL1' : 'ReduceL2', [input], { axes, keepdims: 1 });
};

function powerOf(node: OnnxNode): 1 | 2 {
  const power = numberAttribute(node, 'p', 2);
  if (power === 1 || power === 2) return power;
  throw new NetworkError(`Its p is ${power}.`, 'Use p=1 or p=2.');
}
