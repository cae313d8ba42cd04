import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../network';
import { NetworkError } from '../networkError';
import { activationInput, numberAttribute, sampleAxis } from '../onnxReading';
import { defineOperation } from '../operation';
import { moving } from './affine';
import { join } from './evaluate/join';

/** The axis to join along, of the sample in the internal layout. */
type ConcatAttributes = { readonly axis: number };

/** Joins activations along an axis other than the batch. */
export const concat = defineOperation<ConcatAttributes>({
  type: 'Concat',
  inferShape: (inputs, node) => joinedShape(inputs, node.attributes.axis),
  forward: (inputs, node) => tf.concat([...inputs], node.attributes.axis + 1),
  evaluate: (inputs, node, shapes) => join(inputs, shapes.inputs, node.attributes.axis),
  interval: (inputs, node) => tf.concat([...inputs], node.attributes.axis + 1),
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

function joinedShape(inputs: readonly Shape[], axis: number): Shape {
  const [first, ...others] = inputs as [Shape, ...Shape[]];
  const fits = others.every((shape) => {
    return shape.length === first.length && shape.every((size, other) => other === axis || size === first[other]);
  });
  if (!fits) throw new NetworkError('Its inputs differ in other sizes than the joined one.', 'Correct their shapes.');
  return first.map((size, other) => {
    return other === axis ? inputs.reduce((total, shape) => total + (shape[axis] as number), 0) : size;
  });
}
