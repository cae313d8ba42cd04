import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../../catalog/roundings';
import { channelSums, channelWeights } from '../../../kernels/chain/channelSums';
import { intervalDense } from '../../../kernels/conv/intervalConv2d';
import { intervalScale } from '../../../kernels/dense/intervalScale';
import { matMulInBlocks } from '../../../kernels/dense/matMulInBlocks';
import { oneBlock } from '../../../kernels/rounding/blocks';
import type { Interval } from '../../../kernels/rounding/interval';
import { counted } from '../../../numbers/format';
import { magnitudeOf, type ReadyNode, scalarWeight, type Weight } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import {
  activationInput,
  constantInput,
  floatsOf,
  numberAttribute,
  optionalConstant,
  tensorOf,
} from '../../onnxReading';
import { defineOperation, type NodeDraft } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { UNKNOWN } from '../known';
import { DENSE_SUMS, denseConstants, denseShape, denseTerms, transposedMatrix, transposedProduct } from './dense';
import { multiplyRows } from './multiplyRows';

/** y = alpha·(x·W) + beta·b; both are 1 wherever they could be multiplied into the weights exactly. */
type GemmAttributes = { readonly alpha: number; readonly beta: number };

/**
 * Dense layer. Weights: `weight` W [inputs, outputs] and perhaps `bias` b [outputs]; derived: `magnitude` = |W|, and
 * where alpha or beta are not 1 the constants of the scaling that follows the product.
 */
export const gemm = defineOperation<GemmAttributes>({
  known: UNKNOWN,
  inferShape: (inputs, node) => denseShape(only(inputs), node.weights.weight as Weight, 1),
  derive: (node) => {
    const constants = denseConstants(node.weights.weight as Weight);
    return isPlain(node.attributes) ? constants : { ...constants, ...scaling(node.attributes, node.weights.bias) };
  },
  forward: (inputs, node) => {
    const { weight, bias, scale, shift } = node.tensors;
    return tf.tidy(() => {
      const product = tf.matMul(only(inputs) as tf.Tensor2D, weight as tf.Tensor2D);
      if (scale && shift) return tf.add(tf.mul(product, scale), shift);
      return bias ? tf.add(product, bias) : product;
    });
  },
  evaluate: (inputs, { weights: { weight, bias }, attributes: { alpha, beta } }) => {
    const product = multiplyRows(only(inputs), weight as Weight);
    return product.map((sum, output) => alpha * sum + (bias ? beta * (bias.data[output] as number) : 0));
  },
  interval: intervalOf,
  clampedInterval: (inputs, node, rounding) => {
    if (!isPlain(node.attributes)) return tf.tidy(() => tf.relu(intervalOf(inputs, node, rounding)));
    return intervalDense(only(inputs), denseTensors(node), rounding, true);
  },
  errors: DENSE_SUMS,
  backward: {
    kind: 'affine',
    terms: ({ weights }) => denseTerms(weights.weight as Weight),
    magnitude: (inputs, node) => {
      const { magnitude, bias, scaleMagnitude, shiftMagnitude } = node.tensors;
      return tf.tidy(() => {
        const matrix = magnitude as tf.Tensor2D;
        const product = matMulInBlocks(only(inputs) as tf.Tensor2D, matrix, oneBlock(matrix.shape[0]));
        if (scaleMagnitude && shiftMagnitude) return tf.add(tf.mul(product, scaleMagnitude), shiftMagnitude);
        return bias ? tf.add(product, tf.abs(bias)) : product;
      });
    },
    shareAtMost: (inputs, node, share) => {
      const { weight } = denseTensors(node);
      const weights = channelWeights(weight, (node.weights.weight as Weight).data, share) as tf.Tensor2D;
      return tf.tidy(() =>
        matMulInBlocks(channelSums(only(inputs)) as tf.Tensor2D, weights, oneBlock(weights.shape[0])),
      );
    },
    transpose: (coefficients, { tensors: { transposed, scale } }, rounding) => {
      return tf.tidy(() => {
        const scaled = scale ? tf.mul(coefficients, scale) : coefficients;
        return [transposedProduct(scaled as tf.Tensor2D, transposed as tf.Tensor2D, rounding)];
      });
    },
  },
  dense: ({ weights, attributes }) => ({ weight: weights.weight as Weight, bias: weights.bias, ...attributes }),
  fromOnnx: readGemm,
  toOnnx: (node) => ({
    opType: 'Gemm',
    inputs: [
      node.inputs[0] as string,
      tensorOf(node.weights.weight as Weight),
      ...(node.weights.bias ? [tensorOf(node.weights.bias)] : []),
    ],
    attributes: { ...node.attributes },
  }),
});

function isPlain({ alpha, beta }: GemmAttributes): boolean {
  return alpha === 1 && beta === 1;
}

function scaling({ alpha, beta }: GemmAttributes, bias: Weight = scalarWeight(0)): Record<string, Weight> {
  const shift = { shape: bias.shape, data: bias.data.map((value) => beta * value) };
  return {
    scale: scalarWeight(alpha),
    scaleMagnitude: scalarWeight(Math.abs(alpha)),
    shift,
    shiftMagnitude: magnitudeOf(shift),
  };
}

function intervalOf(inputs: readonly Interval[], node: ReadyNode<GemmAttributes>, rounding: OwnRounding): Interval {
  const { weight, bias } = denseTensors(node);
  const { scale, scaleMagnitude, shift, shiftMagnitude } = node.tensors;
  if (!scale || !scaleMagnitude || !shift || !shiftMagnitude) {
    return intervalDense(only(inputs), { weight, bias }, rounding);
  }
  return tf.tidy(() => {
    const product = intervalDense(only(inputs), { weight }, rounding);
    return intervalScale(product, { scale, magnitude: scaleMagnitude, shift, shiftMagnitude }, rounding);
  });
}

function denseTensors(node: ReadyNode<GemmAttributes>) {
  const { weight, magnitude, bias } = node.tensors;
  return { weight: weight as tf.Tensor2D, magnitude: magnitude as tf.Tensor2D, bias: bias as tf.Tensor1D | undefined };
}

function readGemm(node: OnnxNode, context: ImportContext): NodeDraft<GemmAttributes> {
  const input = activationInput(node, 0, context);
  if (numberAttribute(node, 'transA', 0) !== 0) {
    throw new NetworkError('It transposes its input (transA), which mixes samples.', 'Export with transA = 0.');
  }
  const weight = readWeight(constantInput(node, 1, context), numberAttribute(node, 'transB', 0) !== 0);
  const bias = readBias(optionalConstant(node, 2, context), weight.shape[1] as number);
  const alpha = numberAttribute(node, 'alpha', 1);
  const beta = numberAttribute(node, 'beta', 1);
  const scaledWeight = scaledExactly(weight, alpha);
  const scaledBias = bias && scaledExactly(bias, beta);
  if (scaledWeight && (scaledBias || !bias)) {
    return {
      inputs: [input],
      attributes: { alpha: 1, beta: 1 },
      weights: { weight: scaledWeight, ...(scaledBias && { bias: scaledBias }) },
    };
  }
  return { inputs: [input], attributes: { alpha, beta }, weights: { weight, ...(bias && { bias }) } };
}

/** The weight times the factor, or undefined where a product is no float32 number. */
function scaledExactly(weight: Weight, factor: number): Weight | undefined {
  if (factor === 1) return weight;
  const data = weight.data.map((value) => value * factor);
  return data.every((value, index) => value === (weight.data[index] as number) * factor)
    ? { shape: weight.shape, data }
    : undefined;
}

function readWeight(tensor: OnnxTensor, transposed: boolean): Weight {
  if (tensor.shape.length !== 2) {
    throw new NetworkError(`Its weight has ${counted(tensor.shape.length, 'dimension')} instead of 2.`, CHECK_FILE);
  }
  return transposed ? transposedMatrix(tensor) : { shape: tensor.shape, data: floatsOf(tensor) };
}

function readBias(tensor: OnnxTensor | undefined, outputs: number): Weight | undefined {
  if (!tensor) return undefined;
  const data = floatsOf(tensor);
  const last = tensor.shape.at(-1) ?? 1;
  if (data.length !== last || tensor.shape.length > 2 || (last !== 1 && last !== outputs)) {
    throw new NetworkError(
      `Its bias [${tensor.shape.join(', ')}] does not fit its ${outputs} outputs.`,
      'Give one bias for each output.',
    );
  }
  return { shape: [outputs], data: last === outputs ? data : new Float32Array(outputs).fill(data[0] as number) };
}
