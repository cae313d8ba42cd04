import { activationInput, listAttribute } from '../../onnxReading';
import type { Composition } from './builder';
import { reshaped } from './parts';
import { eachItem, holdsItems, walkOf } from './spatial';

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
  if ((axes !== 1 && axes !== 3) || sizes.length !== axes) return undefined;
  const { strides, dilations, pads } = walkOf(node, kernel, sizes);
  const pool = (value: string, from: number, to: number) => {
    const over = (list: readonly number[], otherwise: number) => [otherwise, ...list.slice(from, to)].slice(-2);
    return builder.add(node.opType, [value], {
      ...node.attributes,
      auto_pad: 'NOTSET',
      kernel_shape: over(kernel, 1),
      strides: over(strides, 1),
      ...(node.opType === 'MaxPool' && { dilations: over(dilations, 1) }),
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

/** Pools over all of each channel's values, of whatever number of axes. */
export const globalPooling: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const first = holdsItems(context) ? 2 : 1;
  const rank = builder.sizesOf(input).length;
  if (first === 1 && rank === 3) return undefined;
  const axes = Array.from({ length: rank - first }, (_, at) => at + first);
  return builder.add(node.opType === 'GlobalMaxPool' ? 'ReduceMax' : 'ReduceMean', [input], { axes, keepdims: 1 });
};

/** What takes the first dimension for the batch, applied to every item of a batch of fixed size. */
export const perItem: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (!holdsItems(context) || builder.sizesOf(input).length < 2) return undefined;
  return eachItem(builder, input, (item) => builder.add(node.opType, [item, ...node.inputs.slice(1)], node.attributes));
};
