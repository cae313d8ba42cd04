import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { channelSums, channelWeights } from '../../../kernels/chain/channelSums';
import { type ConvGeometry, conv2d } from '../../../kernels/conv/conv2d';
import { conv2dInBlocks, termsInBlocks } from '../../../kernels/conv/conv2dInBlocks';
import { conv2dTransposed, cutTransposed, phasedFilter, phasedShape } from '../../../kernels/conv/conv2dTransposed';
import { intervalConv2d } from '../../../kernels/conv/intervalConv2d';
import { oneBlock } from '../../../kernels/rounding/blocks';
import type { Rounding } from '../../../kernels/rounding/rounding';
import { permute } from '../../layout';
import { magnitudeOf, type NetworkNode, type ReadyNode, type Shape, type Weight } from '../../network';
import { NetworkError } from '../../networkError';
import { tensorOf } from '../../onnxReading';
import { defineOperation } from '../../operation';
import type { Local } from '../../passingBack';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { productSums } from '../errors';
import { UNKNOWN } from '../known';
import { imageShape, windowOutput } from '../pool/window';
import { convolve } from './convolve';
import { denseTerms, transposedProduct } from './dense';
import { type ConvAttributes, readConv } from './readConv';

const NO_PADS = [0, 0, 0, 0] as const;
const HWIO_TO_OIHW = [3, 2, 0, 1];

/**
 * Two-dimensional convolution. Weights: `filter` [rows, columns, channels / groups, outputs] and perhaps `bias`
 * [outputs]; derived: `magnitude` = |filter|; `phased`, the filter of the transposed convolution; `columns`, for plain
 * convolutions what each output sees, [outputs, rows · columns · channels].
 */
export const conv = defineOperation<ConvAttributes>({
  known: UNKNOWN,
  inferShape: (inputs, node) => outputShape(only(inputs), node),
  derive: (node) => ({
    magnitude: magnitudeOf(filterOf(node)),
    phased: phasedOf(node),
    ...(isPlain(node.attributes) && { columns: columnsOf(filterOf(node)) }),
  }),
  forward: (inputs, node) => {
    const { filter, bias } = tensorsOf(node);
    return tf.tidy(() => {
      const product = conv2d(only(inputs) as Tensor4D, filter, geometryOf(node));
      return bias ? tf.add(product, bias) : product;
    });
  },
  evaluate: (inputs, node, shapes) => {
    const sums = convolve(only(inputs), filterOf(node), node.attributes, shapes);
    const bias = node.weights.bias?.data;
    // In place: of a large picture another copy is as large as what is computed with.
    if (bias)
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (bias[at % bias.length] as number);
    return sums;
  },
  interval: (inputs, node, rounding) => intervalConv2d(only(inputs), tensorsOf(node), geometryOf(node), rounding),
  clampedInterval: (inputs, node, rounding) =>
    intervalConv2d(only(inputs), tensorsOf(node), geometryOf(node), rounding, true),
  errors: productSums(countOpen, termsOf),
  backward: {
    kind: 'affine',
    terms: (node) => {
      const { shape } = filterOf(node);
      const geometry = geometryOf(node);
      const blocks = cutTransposed(phasedShape(shape, geometry), geometry);
      const own = termsInBlocks(blocks);
      const spread = isCovering(node) ? denseTerms({ ...filterOf(node), shape: columnsShape(node) }).backward : own;
      return { forward: termsOf(node), backward: Math.max(own, spread) };
    },
    magnitude: (inputs, node) => {
      const { magnitude, bias } = tensorsOf(node);
      return tf.tidy(() => {
        const product = conv2dInBlocks(only(inputs) as Tensor4D, magnitude, geometryOf(node), oneBlock(termsOf(node)));
        return bias ? tf.add(product, tf.abs(bias)) : product;
      });
    },
    shareAtMost: (inputs, node, share) => {
      const weights = channelWeights(tensorsOf(node).filter, filterOf(node).data, share) as Tensor4D;
      const terms = tf.util.sizeFromShape(weights.shape.slice(0, 3));
      return tf.tidy(() =>
        conv2dInBlocks(channelSums(only(inputs)) as Tensor4D, weights, geometryOf(node), oneBlock(terms)),
      );
    },
    transpose: (coefficients, node, rounding) => {
      if (isCovering(node)) return [spreadUnits(coefficients, node, rounding)];
      const [height, width] = node.inputShapes[0] as readonly [number, number, number];
      const [top, left] = geometryOf(node).pads;
      const phased = node.tensors.phased as Tensor4D;
      const part = { top, left, height, width };
      return [conv2dTransposed(coefficients as Tensor4D, phased, part, geometryOf(node), rounding)];
    },
    local: localOf,
    filter: (node) => {
      const { strides, pads } = node.attributes;
      if (!isPlain(node.attributes) || Math.min(...pads) < 0) return undefined;
      return { ...filterOf(node), strides, pads: [pads[0], pads[1]], keptWith: tensorsOf(node).filter };
    },
  },
  dense: (node) => {
    const { shape, data } = filterOf(node);
    const [rows, columns, channels, outputs] = shape as [number, number, number, number];
    if (rows !== 1 || columns !== 1 || node.attributes.groups !== 1) return undefined;
    return { weight: { shape: [channels, outputs], data }, bias: node.weights.bias, alpha: 1, beta: 1 };
  },
  fromOnnx: readConv,
  toOnnx: (node) => {
    const filter = filterOf(node);
    const shape = HWIO_TO_OIHW.map((axis) => filter.shape[axis] as number);
    const data = permute(filter.data, filter.shape, HWIO_TO_OIHW);
    const bias = node.weights.bias ? [tensorOf(node.weights.bias)] : [];
    const { strides, pads, dilations, groups } = node.attributes;
    return {
      opType: 'Conv',
      inputs: [node.inputs[0] as string, { shape, type: 'float', data }, ...bias],
      attributes: { kernel_shape: shape.slice(2), strides, pads, dilations, group: groups },
    };
  },
});

function filterOf(node: NetworkNode<ConvAttributes>): Weight {
  return node.weights.filter as Weight;
}

function tensorsOf(node: ReadyNode<ConvAttributes>) {
  const { filter, magnitude, bias } = node.tensors;
  return { filter: filter as Tensor4D, magnitude: magnitude as Tensor4D, bias: bias as Tensor1D | undefined };
}

function geometryOf(node: NetworkNode<ConvAttributes>): ConvGeometry {
  return node.attributes;
}

/** Products that an output sums. */
function termsOf(node: NetworkNode<ConvAttributes>): number {
  const [rows, columns, perGroup] = filterOf(node).shape as [number, number, number, number];
  return rows * columns * perGroup;
}

/** How many of them at most are not zero, of whatever group: the windows' sums over all channels. */
function countOpen(open: tf.Tensor, node: ReadyNode<ConvAttributes>): tf.Tensor {
  const [rows, columns] = filterOf(node).shape as [number, number, number, number];
  const geometry = { ...geometryOf(node), groups: 1 };
  return tf.minimum(conv2d(tf.sum(open, 3, true), tf.ones([rows, columns, 1, 1]), geometry), termsOf(node));
}

function localOf(node: ReadyNode<ConvAttributes>): Local {
  const [rows, columns] = filterOf(node).shape as [number, number, number, number];
  const { strides, dilations, pads } = node.attributes;
  const reach = [(rows - 1) * dilations[0] + 1, (columns - 1) * dilations[1] + 1] as const;
  return {
    reach,
    strides,
    before: [pads[0], pads[1]],
    transpose: (coefficients, rounding) => {
      const [, height, width] = coefficients.shape as [number, number, number, number];
      if (height === 1 && width === 1 && node.tensors.columns) return [spreadUnits(coefficients, node, rounding)];
      const size = { height: (height - 1) * strides[0] + reach[0], width: (width - 1) * strides[1] + reach[1] };
      const part = { top: 0, left: 0, ...size };
      const phased = node.tensors.phased as Tensor4D;
      return [conv2dTransposed(coefficients as Tensor4D, phased, part, geometryOf(node), rounding)];
    },
    forward: (inputs) =>
      conv2d(only(inputs) as Tensor4D, tensorsOf(node).filter, { ...geometryOf(node), pads: NO_PADS }),
  };
}

/**
 * Whether the filter covers the whole input, so that each output is a single place: as a transposed convolution that
 * would take the square of its width.
 */
function isCovering(node: ReadyNode<ConvAttributes>): boolean {
  const [height, width] = node.inputShapes[0] as readonly [number, number, number];
  const [rows, columns] = filterOf(node).shape as [number, number, number, number];
  const { pads } = node.attributes;
  return isPlain(node.attributes) && rows === height && columns === width && pads.every((pad) => pad === 0);
}

/** The shape of its weights as a dense layer has them. */
function columnsShape(node: NetworkNode<ConvAttributes>): [number, number] {
  const { shape, data } = filterOf(node);
  const outputs = shape[3] as number;
  return [data.length / outputs, outputs];
}

/** Of a single place there is nothing to add up but over the outputs: a product of matrices. */
function spreadUnits(coefficients: tf.Tensor, node: ReadyNode<ConvAttributes>, rounding: Rounding): tf.Tensor {
  const [rows, columns, channels, outputs] = filterOf(node).shape as [number, number, number, number];
  return tf.tidy(() => {
    const flat = tf.reshape<tf.Rank.R2>(coefficients, [-1, outputs]);
    const spread = transposedProduct(flat, node.tensors.columns as tf.Tensor2D, rounding);
    return tf.reshape(spread, [-1, rows, columns, channels]);
  });
}

function isPlain({ groups, dilations }: ConvAttributes): boolean {
  return groups === 1 && Math.max(...dilations) === 1;
}

function columnsOf(filter: Weight): Weight {
  const outputs = filter.shape[3] as number;
  const data = permute(filter.data, [filter.data.length / outputs, outputs], [1, 0]);
  return { shape: [outputs, filter.data.length / outputs], data };
}

function outputShape(input: Shape, node: NetworkNode<ConvAttributes>): Shape {
  const [, , channels] = imageShape(input);
  const [rows, columns, perGroup, outputs] = filterOf(node).shape as [number, number, number, number];
  const { groups } = node.attributes;
  if (perGroup * groups !== channels) {
    throw new NetworkError(
      `Its filter is made for ${perGroup * groups} channels and its input has ${channels}.`,
      CHECK_FILE,
    );
  }
  return [...windowOutput(input, [rows, columns], node.attributes), outputs];
}

function phasedOf(node: NetworkNode<ConvAttributes>): Weight {
  const { shape, data } = filterOf(node);
  const geometry = geometryOf(node);
  return { shape: phasedShape(shape, geometry), data: phasedFilter(data, shape, geometry) };
}
