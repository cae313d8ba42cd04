import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../../../catalog/roundings';
import { padImage } from '../../../kernels/conv/conv2d';
import {
  conv2dTransposed,
  phasedFilter,
  phasedShape,
  type TransposedPart,
} from '../../../kernels/conv/conv2dTransposed';
import { intervalOfPositiveSums } from '../../../kernels/dense/intervalByBounds';
import type { NetworkNode, ReadyNode, Shape, Weight } from '../../network';
import { activationInput, numberAttribute } from '../../onnxReading';
import { defineOperation } from '../../operation';
import type { Local } from '../../passingBack';
import { only } from '../activation/unary';
import { AS_INPUTS } from '../known';
import { foldWindows } from './foldWindows';
import { fullPads, type Pool, pooledShape, readPool, tapCounts, writePool } from './pooling';
import { leavesOut, windowOutput } from './window';

type AveragePoolAttributes = Pool & { readonly countIncludePad: boolean };

/**
 * A sum of n values divided by their number has n − 1 additions, a division (within 3u on a GPU), and perhaps a
 * factor that was rounded and its product: less than n + 8 roundings.
 */
export const ROUNDINGS_OF_MEAN = 8;

/**
 * Mean of each window. Derived: `ratio` [rows, columns, 1], the size of the window over the number of values that
 * count, where windows reach over the edge.
 */
export const averagePool = defineOperation<AveragePoolAttributes>({
  known: AS_INPUTS,
  inferShape: (inputs, node) => pooledShape(only(inputs), node.attributes),
  derive: (node, inputs) => ratioOf(node, only(inputs)),
  forward: (inputs, node) => pool(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => {
    const counts = countsOf(attributes, only(shapes.inputs));
    const sums = foldWindows(only(inputs), attributes, shapes, 0, (sum, value) => sum + value);
    return sums.map((sum, at) => sum / (counts[Math.floor(at / (shapes.output[2] as number))] as number));
  },
  interval: (inputs, node, rounding) => {
    const apply = (z: tf.Tensor) => pool(z, node);
    return intervalOfPositiveSums(only(inputs), { apply, terms: termsOf(node) }, rounding);
  },
  errors: {
    kind: 'sums',
    isStated: (node) => !isAmbiguous(node),
    others:
      'Windows reach beyond the padding (ceil_mode). As in PyTorch and ONNX’s reference, what lies beyond counts for nothing, and no window starts there; ONNX Runtime 1.16 has other values.',
  },
  backward: {
    kind: 'affine',
    terms: (node) => ({ forward: termsOf(node), backward: termsOf(node) }),
    magnitude: (inputs, node) => pool(only(inputs), node),
    transpose: (coefficients, node) => [spreadMeans(coefficients, node)],
    local: localOf,
  },
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const pool = readPool(node, context.shapeOf(input));
    const countIncludePad = numberAttribute(node, 'count_include_pad', 0) !== 0;
    return { inputs: [input], attributes: { ...pool, countIncludePad }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => {
    const { dilations: _, ...pool } = writePool(attributes);
    const count_include_pad = attributes.countIncludePad ? 1 : 0;
    return { opType: 'AveragePool', inputs, attributes: { ...pool, count_include_pad } };
  },
});

/**
 * Whether windows reach over the padding although the padding counts, or would start there: ONNX left open whether what
 * lies beyond counts, too. As in PyTorch it does not here; ONNX Runtime 1.16 counts it, and keeps such windows.
 */
function isAmbiguous({ attributes, inputShapes }: ReadyNode<AveragePoolAttributes>): boolean {
  const { kernel, ceil, countIncludePad } = attributes;
  const input = only(inputShapes);
  if (!ceil) return false;
  const outputs = (rounded: boolean) => windowOutput(input, kernel, attributes, rounded).join();
  return leavesOut(input, kernel, attributes) || (countIncludePad && outputs(true) !== outputs(false));
}

function termsOf({ attributes: { kernel } }: NetworkNode<AveragePoolAttributes>): number {
  return kernel[0] * kernel[1] + ROUNDINGS_OF_MEAN;
}

function pool(x: tf.Tensor, { attributes, tensors }: ReadyNode<AveragePoolAttributes>): tf.Tensor {
  const { kernel, strides } = attributes;
  return tf.tidy(() => {
    const padded = padImage(x as tf.Tensor4D, fullPads(x.shape.slice(1), attributes));
    const means = tf.avgPool(padded, [...kernel], [...strides], 'valid');
    return tensors.ratio ? tf.mul(means, tensors.ratio) : means;
  });
}

/** The transposed pool. */
function spreadMeans(coefficients: tf.Tensor, { attributes, inputShapes, tensors }: ReadyNode<AveragePoolAttributes>) {
  const [height, width] = inputShapes[0] as readonly [number, number, number];
  const [top, left] = fullPads(only(inputShapes), attributes);
  return tf.tidy(() => {
    const scaled = tensors.ratio ? tf.mul(coefficients, tensors.ratio) : coefficients;
    return spreadEvenly(scaled, attributes, { top, left, height, width });
  });
}

/**
 * A transposed convolution, channel by channel, with equal taps.
 *
 * @param part of the padded image
 */
function spreadEvenly(coefficients: tf.Tensor, { kernel, strides }: Pool, part: TransposedPart): tf.Tensor {
  return tf.tidy(() => {
    const [rows, outRows, outColumns, channels] = coefficients.shape as [number, number, number, number];
    const single = tf.reshape(tf.transpose(coefficients, [0, 3, 1, 2]), [rows * channels, outRows, outColumns, 1]);
    const geometry = { strides, pads: [part.top, part.left, 0, 0], dilations: [1, 1], groups: 1 } as const;
    const shape = [...kernel, 1, 1];
    const taps = new Float32Array(kernel[0] * kernel[1]).fill(1 / (kernel[0] * kernel[1]));
    const phased = tf.tensor4d(phasedFilter(taps, shape, geometry), phasedShape(shape, geometry));
    const spread = conv2dTransposed(single as tf.Tensor4D, phased, part, geometry, WITHOUT_ROUNDING);
    return tf.transpose(tf.reshape(spread, [rows, channels, part.height, part.width]), [0, 2, 3, 1]);
  });
}

/** Windows that reach over the edge may have means of fewer values: then they are not alike. */
function localOf(node: ReadyNode<AveragePoolAttributes>): Local | undefined {
  const { attributes, inputShapes } = node;
  if (ratioOf(node, only(inputShapes)).ratio) return undefined;
  const { kernel, strides, pads } = attributes;
  return {
    reach: kernel,
    strides,
    before: [pads[0], pads[1]],
    transpose: (coefficients) => {
      const [, rows, columns] = coefficients.shape as [number, number, number];
      const size = { height: (rows - 1) * strides[0] + kernel[0], width: (columns - 1) * strides[1] + kernel[1] };
      return [spreadEvenly(coefficients, attributes, { top: 0, left: 0, ...size })];
    },
    forward: (inputs) => tf.avgPool(only(inputs) as tf.Tensor4D, [...kernel], [...strides], 'valid'),
  };
}

function ratioOf({ attributes }: NetworkNode<AveragePoolAttributes>, input: Shape): Record<string, Weight> {
  const { kernel } = attributes;
  const data = countsOf(attributes, input).map((count) => (kernel[0] * kernel[1]) / count);
  if (data.every((ratio) => ratio === 1)) return {};
  return {
    ratio: { shape: [...windowOutput(input, kernel, attributes, attributes.ceil), 1], data: Float32Array.from(data) },
  };
}

/** How many values count in each window, row by row. */
function countsOf(attributes: AveragePoolAttributes, input: Shape): number[] {
  const { kernel, pads, countIncludePad } = attributes;
  const outputs = windowOutput(input, kernel, attributes, attributes.ceil);
  const [rows, columns] = ([0, 1] as const).map((axis) => {
    const margin = [pads[axis], pads[axis + 2]] as [number, number];
    return tapCounts(outputs[axis], input[axis] as number, attributes, axis, countIncludePad ? margin : [0, 0]);
  }) as [number[], number[]];
  return rows.flatMap((row) => columns.map((column) => row * column));
}
