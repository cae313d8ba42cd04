import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import { intervalScale } from '../../../kernels/dense/intervalScale';
import { type NetworkNode, type Shape, scalarWeight } from '../../network';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { TWO_VALUES } from '../errors';
import { payForOneRounding } from '../intervals';
import { allOf } from '../known';
import { copiesOf, gatherTo, isPointwise, pointwise, scalingConstants, scalingTensors } from './affine';
import { combine } from './broadcast';
import { elementwiseShape, readOperands, writeConstant } from './elementwise';

/** Sum of two activations, or of one and the weight `constant`. */
export const add = defineOperation({
  known: ({ inputs, weights }) => ({
    sign: allOf(weights.constant, (c) => c >= 0) ? 'as inputs' : 'open',
    // Rounding takes less than the constant.
    ...(inputs.length === 1 && allOf(weights.constant, (c) => c > 0) && { bounds: 'as inputs' }),
    ...(inputs.length === 1 && allOf(weights.constant, (c) => c >= 0) && { is: 'raises' }),
  }),
  inferShape: (inputs, node) => elementwiseShape(inputs, node.weights.constant),
  derive: ({ weights }) => (weights.constant ? scalingConstants(scalarWeight(1), weights.constant) : {}),
  forward: ([first, second], node) => tf.add(first as tf.Tensor, (second ?? node.tensors.constant) as tf.Tensor),
  evaluate: (inputs, node, shapes) => combine(inputs, node, shapes, (x, y) => x + y),
  interval: (inputs, node, rounding) => {
    if (node.weights.constant) return intervalScale(only(inputs), scalingTensors(node.tensors), rounding);
    const [first, second] = inputs as [tf.Tensor, tf.Tensor];
    return tf.tidy(() => payForOneRounding(tf.add(first, second), rounding));
  },
  errors: TWO_VALUES,
  backward: {
    kind: 'affine',
    terms: ({ inputShapes, weights }) => {
      const output = elementwiseShape(inputShapes, weights.constant);
      return { forward: 2, backward: Math.max(...inputShapes.map((shape) => copiesOf(shape, output))) };
    },
    magnitude: ([first, second], { tensors }) =>
      tf.add(first as tf.Tensor, second ?? tf.abs(tensors.constant as tf.Tensor)),
    transpose: (coefficients, { inputShapes }) => inputShapes.map((shape) => gatherTo(shape, coefficients)),
    local: ({ inputShapes, weights }) => {
      if (!isPointwise(inputShapes, elementwiseShape(inputShapes, weights.constant))) return undefined;
      return pointwise((coefficients) => inputShapes.map(() => tf.clone(coefficients)));
    },
  },
  fromOnnx: (node, context) => {
    const { inputs, weights } = readOperands(node, context);
    return { inputs, attributes: {}, weights };
  },
  shift: ({ weights }) => weights.constant,
  toOnnx: ({ inputs, weights }, shapes) => {
    const operands = weights.constant
      ? [...inputs, writeConstant(weights.constant, shapes.inputs[0] as Shape)]
      : inputs;
    return { opType: 'Add', inputs: operands, attributes: {} };
  },
});

/** A node that adds two values of one shape. */
export function adding(inputs: readonly [string, string], output: string): NetworkNode {
  return { name: output, op: 'Add' satisfies OperationName, inputs, output, attributes: {}, weights: {} };
}
