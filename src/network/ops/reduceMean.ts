import * as tf from '@tensorflow/tfjs-core';
import { intervalLinear } from '../../kernels/intervalLinear';
import { shapeToOnnx } from '../layout';
import { type NetworkNode, type Shape, sizeOf } from '../network';
import { NetworkError } from '../networkError';
import type { ImportContext, OnnxNode } from '../onnxNode';
import { activationInput, integersFromEither, numberAttribute, sampleAxis } from '../onnxReading';
import { defineOperation, type NodeDraft, type ReadyNode } from '../operation';
import { ROUNDINGS_OF_MEAN } from './averagePool';
import { meanOverAxes } from './evaluate/foldAxes';
import {
  type Rearrangement,
  rearrange,
  rearrangeBack,
  rearrangedShape,
  rearrangementTo,
  rearrangeValues,
} from './rearrange';
import { only } from './unary';

/** The axes (of the sample, internal layout) are averaged to size 1; the rearrangement then drops them unless kept. */
type ReduceMeanAttributes = Rearrangement & { readonly axes: readonly number[]; readonly keepdims: boolean };

/** Mean along some axes, never along the batch. */
export const reduceMean = defineOperation<ReduceMeanAttributes>({
  type: 'ReduceMean',
  inferShape: (inputs, { attributes }) => {
    const reduced = reducedShape(only(inputs), attributes.axes);
    return attributes.keepdims ? reduced : rearrangedShape(reduced, attributes);
  },
  forward: (inputs, node) => mean(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => {
    const reduced = reducedShape(only(shapes.inputs), attributes.axes);
    const means = meanOverAxes(only(inputs), only(shapes.inputs), reduced);
    return attributes.keepdims ? means : rearrangeValues(means, reduced, attributes);
  },
  interval: (inputs, node, rounding) => {
    const apply = (z: tf.Tensor) => mean(z, node);
    return intervalLinear(only(inputs), { apply, applyMagnitude: apply, terms: termsOf(node) }, rounding);
  },
  backward: {
    kind: 'affine',
    terms: (node) => ({ forward: termsOf(node), backward: ROUNDINGS_OF_MEAN }),
    magnitude: (inputs, node) => mean(only(inputs), node),
    transpose: (coefficients, node) => [spreadMean(coefficients, node)],
  },
  fromOnnx: readReduceMean,
  toOnnx: ({ inputs, attributes }, shapes) => {
    const isImage = (shapes.inputs[0] as Shape).length === 3;
    const axes = attributes.axes.map((axis) => (isImage ? ([2, 3, 1][axis] as number) : axis + 1));
    return { opType: 'ReduceMean', inputs, attributes: { axes, keepdims: attributes.keepdims ? 1 : 0 } };
  },
});

function termsOf({ attributes, inputShapes }: ReadyNode<ReduceMeanAttributes>): number {
  const input = inputShapes[0] as Shape;
  return attributes.axes.reduce((count, axis) => count * (input[axis] as number), 1) + ROUNDINGS_OF_MEAN;
}

function mean(x: tf.Tensor, { attributes }: NetworkNode<ReduceMeanAttributes>): tf.Tensor {
  const { axes, keepdims } = attributes;
  const means = tf.mean(
    x,
    axes.map((axis) => axis + 1),
    true,
  );
  return keepdims ? means : rearrange(means, attributes);
}

/** The transposed mean: each value's share of the coefficients. */
function spreadMean(coefficients: tf.Tensor, { attributes, inputShapes }: ReadyNode<ReduceMeanAttributes>): tf.Tensor {
  const input = inputShapes[0] as Shape;
  const reduced = reducedShape(input, attributes.axes);
  const share = sizeOf(reduced) / sizeOf(input);
  return tf.tidy(() => {
    const back = attributes.keepdims ? coefficients : rearrangeBack(coefficients, reduced, attributes);
    const repeats = input.map((size, axis) => size / (reduced[axis] as number));
    return tf.tile(tf.mul(back, share), [1, ...repeats]);
  });
}

function reducedShape(input: Shape, axes: readonly number[]): Shape {
  return input.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

function readReduceMean(node: OnnxNode, context: ImportContext): NodeDraft<ReduceMeanAttributes> {
  const input = activationInput(node, 0, context);
  const sample = context.shapeOf(input);
  const given = integersFromEither(node, 'axes', 1, context) ?? [];
  if (given.length === 0) {
    throw new NetworkError(
      'It has no axes, so that it would average over the batch.',
      'Name the axes to average over.',
    );
  }
  const axes = [...new Set(given.map((axis) => sampleAxis(axis, sample, context)))].sort((a, b) => a - b);
  const keepdims = numberAttribute(node, 'keepdims', 1) !== 0;
  const reduced = reducedShape(sample, axes);
  const order = sample.length === 3 ? [2, 0, 1] : sample.map((_, axis) => axis);
  const kept = order.filter((axis) => !axes.includes(axis)).map((axis) => sample[axis] as number);
  const attributes = { axes, keepdims, ...rearrangementTo(reduced, keepdims ? shapeToOnnx(reduced) : kept) };
  return { inputs: [input], attributes, weights: {} };
}
