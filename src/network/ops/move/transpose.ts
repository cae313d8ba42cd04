import * as tf from '@tensorflow/tfjs-core';
import { counted } from '../../../numbers/format';
import { permute, TO_CHANNELS_FIRST, TO_CHANNELS_LAST } from '../../layout';
import type { NetworkNode, Shape } from '../../network';
import { NetworkError } from '../../networkError';
import { activationInput, fullShape, listAttribute } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { moving } from '../affine/affine';
import { SUMS } from '../errors';
import { AS_INPUTS } from '../known';
import { normalAxes } from '../sizes';
import { inverse } from './rearrange';

/** Permutation of the axes in the internal layout, batch included and first. */
type TransposeAttributes = { readonly order: readonly number[] };

/** Reorders the axes of a sample. */
export const transpose = defineOperation<TransposeAttributes>({
  known: AS_INPUTS,
  inferShape: (inputs, node) => transposedShape(only(inputs), node),
  forward: (inputs, node) => tf.transpose(only(inputs), [...node.attributes.order]),
  evaluate: (inputs, node, shapes) => {
    return permute(only(inputs), [1, ...only(shapes.inputs)], node.attributes.order);
  },
  interval: (inputs, node) => tf.transpose(only(inputs), [...node.attributes.order]),
  errors: SUMS,
  backward: moving(
    (inputs, node) => tf.transpose(only(inputs), [...node.attributes.order]),
    (coefficients, node) => [tf.transpose(coefficients, inverse(node.attributes.order))],
  ),
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const rank = fullShape(input, context).length;
    const given = normalAxes(listAttribute(node, 'perm') ?? reversed(rank), rank);
    const order = context.batched ? given : [0, ...given.map((axis) => axis + 1)];
    if (order.length !== context.shapeOf(input).length + 1 || order[0] !== 0) {
      throw new NetworkError(
        `Its order [${given.join(', ')}] moves the batch.`,
        'Keep the batch as the first dimension, or export the network for a batch of one (without dynamic axes).',
      );
    }
    return { inputs: [input], attributes: { order: toInternal(order) }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({
    opType: 'Transpose',
    inputs,
    attributes: { perm: toOnnxOrder(attributes.order) },
  }),
});

function reversed(rank: number): number[] {
  return Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
}

function transposedShape(input: Shape, node: NetworkNode<TransposeAttributes>): Shape {
  const { order } = node.attributes;
  if (order.length === input.length + 1) return order.slice(1).map((axis) => input[axis - 1] as number);
  throw new NetworkError(
    `It reorders ${counted(order.length, 'dimension')} and its input has ${input.length + 1}.`,
    CHECK_FILE,
  );
}

// An internal axis k of an image is ONNX's axis TO_CHANNELS_LAST[k], and the other way round.

function toInternal(order: readonly number[]): readonly number[] {
  if (order.length !== 4) return order;
  return TO_CHANNELS_LAST.map((axis) => TO_CHANNELS_FIRST[order[axis] as number] as number);
}

function toOnnxOrder(order: readonly number[]): readonly number[] {
  if (order.length !== 4) return order;
  return TO_CHANNELS_FIRST.map((axis) => TO_CHANNELS_LAST[order[axis] as number] as number);
}
