import * as tf from '@tensorflow/tfjs-core';
import { intervalScale } from '../../../kernels/dense/intervalScale';
import { type Shape, scalarWeight, type Weight } from '../../network';
import { NetworkError } from '../../networkError';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { SUMS } from '../errors';
import { allOf } from '../known';
import { scalingBackward, scalingConstants, scalingTensors } from './affine';
import { combine } from './broadcast';
import { elementwiseShape, readOperands, writeConstant } from './elementwise';

/** Quotient of an activation and the weight `constant`, value by value; bounded as a product with its reciprocal. */
export const div = defineOperation({
  known: ({ weights }) => ({ sign: allOf(weights.constant, (c) => c > 0) ? 'as inputs' : 'open' }),
  inferShape: (inputs, node) => elementwiseShape(inputs, node.weights.constant),
  derive: (node) => scalingConstants(reciprocal(node.weights.constant as Weight), scalarWeight(0)),
  forward: (inputs, node) => tf.div(only(inputs), node.tensors.constant as tf.Tensor),
  evaluate: (inputs, node, shapes) => combine(inputs, node, shapes, (x, y) => x / y),
  interval: (inputs, node, rounding) => intervalScale(only(inputs), scalingTensors(node.tensors), rounding),
  errors: SUMS,
  backward: scalingBackward(scalingTensors),
  fromOnnx: (node, context) => {
    const { inputs, weights, constantFirst } = readOperands(node, context);
    if (!weights.constant || constantFirst) {
      throw new NetworkError('It divides by a value that depends on the input.', 'Export the network up to here.');
    }
    const tiny = weights.constant.data.find((value) => !Number.isFinite(Math.fround(1 / value)));
    if (tiny !== undefined) {
      throw new NetworkError(
        `It divides by ${tiny}, so that its values leave the range of float32.`,
        'Export the network with a divisor of at least 3e-39.',
      );
    }
    return { inputs, attributes: {}, weights };
  },
  toOnnx: ({ inputs, weights }, shapes) => {
    const constant = writeConstant(weights.constant as Weight, shapes.inputs[0] as Shape);
    return { opType: 'Div', inputs: [...inputs, constant], attributes: {} };
  },
});

/** 1/c, each within half a unit in the last place. */
function reciprocal(weight: Weight): Weight {
  return { shape: weight.shape, data: weight.data.map((value) => 1 / value) };
}
