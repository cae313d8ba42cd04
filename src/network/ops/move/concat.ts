import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import { type NetworkNode, type Shape, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute, sampleAxis } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { moving } from '../affine/affine';
import { SUMS } from '../errors';
import { AS_INPUTS } from '../known';

/** The axis to join along, of the sample in the internal layout. */
type ConcatAttributes = { readonly axis: number };

/** Joins activations along an axis other than the batch. */
export const concat = defineOperation<ConcatAttributes>({
  known: AS_INPUTS,
  inferShape: (inputs, node) => joinedShape(inputs, node.attributes.axis),
  forward: (inputs, node) => tf.concat([...inputs], node.attributes.axis + 1),
  evaluate: (inputs, node, shapes) => join(inputs, shapes.inputs, node.attributes.axis),
  interval: (inputs, node) => tf.concat([...inputs], node.attributes.axis + 1),
  errors: SUMS,
  backward: moving(
    (inputs, node) => tf.concat([...inputs], node.attributes.axis + 1),
    (coefficients, { attributes, inputShapes }) => {
      const sizes = inputShapes.map((shape) => shape[attributes.axis] as number);
      return tf.split(coefficients, sizes, attributes.axis + 1);
    },
  ),
  fromOnnx: (node, context) => {
    const inputs = node.inputs.map((_, index) => activationInput(node, index, context));
    const sample = context.shapeOf(inputs[0] as string);
    const axis = sampleAxis(numberAttribute(node, 'axis', 1), sample, context);
    return { inputs, attributes: { axis }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }, shapes) => {
    const isImage = (shapes.inputs[0] as Shape).length === 3;
    const axis = isImage ? ([2, 3, 1][attributes.axis] as number) : attributes.axis + 1;
    return { opType: 'Concat', inputs, attributes: { axis } };
  },
});

/** A node that puts vectors one after the other. */
export function joining(inputs: readonly string[], output: string): NetworkNode {
  return { name: output, op: 'Concat' satisfies OperationName, inputs, output, attributes: { axis: 0 }, weights: {} };
}

function joinedShape(inputs: readonly Shape[], axis: number): Shape {
  const [first, ...others] = inputs as [Shape, ...Shape[]];
  const fits = others.every((shape) => {
    return shape.length === first.length && shape.every((size, other) => other === axis || size === first[other]);
  });
  if (!fits) throw new NetworkError('Its inputs differ in other sizes than the joined one.', CHECK_FILE);
  return first.map((size, other) => {
    return other === axis ? inputs.reduce((total, shape) => total + (shape[axis] as number), 0) : size;
  });
}

/** Values joined along an axis; their shapes agree in the others. */
function join(inputs: readonly Float64Array[], shapes: readonly Shape[], axis: number): Float64Array {
  const outer = sizeOf((shapes[0] as Shape).slice(0, axis));
  const lengths = inputs.map((input) => input.length / outer);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const result = new Float64Array(outer * total);
  let start = 0;
  for (const [index, input] of inputs.entries()) {
    const length = lengths[index] as number;
    for (let row = 0; row < outer; row++) {
      result.set(input.subarray(row * length, (row + 1) * length), row * total + start);
    }
    start += length;
  }
  return result;
}
