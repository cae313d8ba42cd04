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

/** Product of an activation and the weight `constant`, value by value. */
export const mul = defineOperation({
  known: ({ weights }) => ({
    sign: allOf(weights.constant, (c) => c >= 0) ? 'as inputs' : 'open',
    ...(allOf(weights.constant, (c) => c >= 1) && { is: 'raises' }),
  }),
  inferShape: (inputs, node) => elementwiseShape(inputs, node.weights.constant),
  derive: (node) => scalingConstants(node.weights.constant as Weight, scalarWeight(0)),
  forward: (inputs, node) => tf.mul(only(inputs), node.tensors.constant as tf.Tensor),
  evaluate: (inputs, node, shapes) => combine(inputs, node, shapes, (x, y) => x * y),
  interval: (inputs, node, rounding) => intervalScale(only(inputs), scalingTensors(node.tensors), rounding),
  errors: SUMS,
  backward: scalingBackward(scalingTensors),
  fromOnnx: (node, context) => {
    const { inputs, weights } = readOperands(node, context);
    if (weights.constant) return { inputs, attributes: {}, weights };
    throw new NetworkError(
      'It multiplies two values that both depend on the input.',
      'Only constant factors are taken.',
    );
  },
  toOnnx: ({ inputs, weights }, shapes) => {
    const constant = writeConstant(weights.constant as Weight, shapes.inputs[0] as Shape);
    return { opType: 'Mul', inputs: [...inputs, constant], attributes: {} };
  },
});
