import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import { intervalScale } from '../../../kernels/dense/intervalScale';
import { type NetworkNode, type Shape, scalarWeight, type Weight } from '../../network';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { TWO_VALUES } from '../errors';
import { payForOneRounding, swapBounds } from '../intervals';
import { UNKNOWN } from '../known';
import { copiesOf, gatherTo, isPointwise, pointwise, scalingConstants, scalingTensors } from './affine';
import { combine } from './broadcast';
import { elementwiseShape, readOperands, writeConstant } from './elementwise';

type SubAttributes = { readonly constantFirst: boolean };

/** Difference of two activations, or of one and the weight `constant` on either side. */
export const sub = defineOperation<SubAttributes>({
  known: UNKNOWN,
  inferShape: (inputs, node) => elementwiseShape(inputs, node.weights.constant),
  derive: ({ weights, attributes }) => {
    if (!weights.constant) return {};
    if (attributes.constantFirst) return scalingConstants(scalarWeight(-1), weights.constant);
    return scalingConstants(scalarWeight(1), negated(weights.constant));
  },
  forward: ([first, second], { attributes, tensors }) => {
    const other = (second ?? tensors.constant) as tf.Tensor;
    return attributes.constantFirst ? tf.sub(other, first as tf.Tensor) : tf.sub(first as tf.Tensor, other);
  },
  evaluate: (inputs, node, shapes) => {
    const { constantFirst } = node.attributes;
    return combine(inputs, node, shapes, (x, y) => (constantFirst ? y - x : x - y));
  },
  interval: (inputs, node, rounding) => {
    if (node.weights.constant) return intervalScale(only(inputs), scalingTensors(node.tensors), rounding);
    const [first, second] = inputs as [tf.Tensor, tf.Tensor];
    return tf.tidy(() => payForOneRounding(tf.sub(first, swapBounds(second)), rounding));
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
    transpose: (coefficients, { attributes, inputShapes }) => {
      const negative = tf.neg(coefficients);
      const signed = attributes.constantFirst ? [negative] : [coefficients, negative];
      return inputShapes.map((shape, at) => gatherTo(shape, signed[at] as tf.Tensor));
    },
    local: ({ attributes, inputShapes, weights }) => {
      if (!isPointwise(inputShapes, elementwiseShape(inputShapes, weights.constant))) return undefined;
      return pointwise((coefficients) => {
        const negative = tf.neg(coefficients);
        return attributes.constantFirst ? [negative] : [tf.clone(coefficients), negative].slice(0, inputShapes.length);
      });
    },
  },
  fromOnnx: (node, context) => {
    const { inputs, weights, constantFirst } = readOperands(node, context);
    return { inputs, attributes: { constantFirst }, weights };
  },
  shift: ({ weights, attributes }) =>
    weights.constant && !attributes.constantFirst ? negated(weights.constant) : undefined,
  toOnnx: ({ inputs, weights, attributes }, shapes) => {
    const constant = weights.constant ? [writeConstant(weights.constant, shapes.inputs[0] as Shape)] : [];
    const operands = attributes.constantFirst ? [...constant, ...inputs] : [...inputs, ...constant];
    return { opType: 'Sub', inputs: operands, attributes: {} };
  },
});

/** A node that computes the difference of two values of one shape. */
export function subtracting(inputs: readonly [string, string], output: string): NetworkNode {
  const attributes = { constantFirst: false };
  return { name: output, op: 'Sub' satisfies OperationName, inputs, output, attributes, weights: {} };
}

function negated(weight: Weight): Weight {
  return { shape: weight.shape, data: weight.data.map((value) => -value) };
}
