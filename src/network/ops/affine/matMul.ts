import * as tf from '@tensorflow/tfjs-core';
import { intervalDense } from '../../../kernels/conv/intervalConv2d';
import type { Weight } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import { activationInput, constantInput, floatsOf, tensorOf } from '../../onnxReading';
import { defineOperation, type NodeDraft } from '../../operation';
import { only } from '../activation/unary';
import { UNKNOWN } from '../known';
import { DENSE_SUMS, denseConstants, denseShape, denseTerms, transposedMatrix, transposedProduct } from './dense';
import { multiplyRows } from './multiplyRows';

/** x·W along the last axis. Weights: `weight` W [inputs, outputs]; derived: `magnitude` = |W|. */
export const matMul = defineOperation({
  known: UNKNOWN,
  inferShape: (inputs, node) => denseShape(only(inputs), node.weights.weight as Weight, 2),
  derive: (node) => denseConstants(node.weights.weight as Weight),
  forward: (inputs, { tensors }) => {
    const weight = tensors.weight as tf.Tensor2D;
    return tf.tidy(() => onRows(only(inputs), (rows) => tf.matMul(rows, weight)));
  },
  evaluate: (inputs, { weights }) => multiplyRows(only(inputs), weights.weight as Weight),
  interval: (inputs, { tensors }, rounding) => {
    const weight = tensors.weight as tf.Tensor2D;
    // Rows of lower bounds stay before rows of upper bounds.
    return tf.tidy(() => onRows(only(inputs), (rows) => intervalDense(rows, { weight }, rounding)));
  },
  errors: DENSE_SUMS,
  backward: {
    kind: 'affine',
    terms: ({ weights }) => denseTerms(weights.weight as Weight),
    magnitude: (inputs, { tensors }) =>
      tf.tidy(() => onRows(only(inputs), (rows) => tf.matMul(rows, tensors.magnitude as tf.Tensor2D))),
    transpose: (coefficients, { tensors }, rounding) => [
      tf.tidy(() =>
        onRows(coefficients, (rows) => transposedProduct(rows, tensors.transposed as tf.Tensor2D, rounding)),
      ),
    ],
  },
  dense: ({ weights }) => ({ weight: weights.weight as Weight, bias: undefined, alpha: 1, beta: 1 }),
  fromOnnx: readMatMul,
  toOnnx: ({ inputs, weights }) => {
    return { opType: 'MatMul', inputs: [...inputs, tensorOf(weights.weight as Weight)], attributes: {} };
  },
});

/** Applies a map of vectors to all vectors along the last axis. */
function onRows(x: tf.Tensor, map: (rows: tf.Tensor2D) => tf.Tensor): tf.Tensor {
  if (x.rank === 2) return map(x as tf.Tensor2D);
  const outputs = map(tf.reshape(x, [-1, x.shape.at(-1) as number]));
  return tf.reshape(outputs, [...x.shape.slice(0, -1), outputs.shape[1] as number]);
}

function readMatMul(node: OnnxNode, context: ImportContext): NodeDraft {
  const isFromLeft = context.constant(node.inputs[0] ?? '') !== undefined;
  const input = activationInput(node, isFromLeft ? 1 : 0, context);
  if (isFromLeft && (context.batched || context.shapeOf(input).length !== 1)) {
    throw new NetworkError('It multiplies a constant from the left.', 'Write the product as input × constant.');
  }
  const matrix = constantInput(node, isFromLeft ? 0 : 1, context);
  if (matrix.shape.length !== 2) {
    throw new NetworkError(
      `Its weight has the sizes [${matrix.shape.join(', ')}]; only matrices are taken.`,
      'Use a weight of two dimensions.',
    );
  }
  // A·x for one bare vector x is x·Aᵀ.
  const weight = isFromLeft ? transposedMatrix(matrix) : { shape: matrix.shape, data: floatsOf(matrix) };
  return { inputs: [input], attributes: {}, weights: { weight } };
}
