import * as tf from '@tensorflow/tfjs-core';
import { padImage } from '../../kernels/conv2d';
import type { NetworkNode } from '../network';
import { activationInput } from '../onnxReading';
import { defineOperation } from '../operation';
import { foldWindows } from './evaluate/foldWindows';
import { fullPads, type Pool, pooledShape, readPool, writePool } from './pooling';
import { only } from './unary';

/**
 * Below every value that can occur (kernels/rounding.ts, LARGEST_MAGNITUDE), so that padding never wins; finite,
 * because a GPU need not honour infinities. Every window sees a value of the image, which `pooledShape` checks.
 */
const PADDING = -(2 ** 41);

/** Largest value of each window. Exact and monotone, so it maps both ends of an interval. */
export const maxPool = defineOperation<Pool>({
  type: 'MaxPool',
  inferShape: (inputs, node) => pooledShape(only(inputs), node.attributes),
  forward: (inputs, node) => pool(only(inputs), node),
  evaluate: (inputs, node, shapes) => {
    return foldWindows(only(inputs), node.attributes, shapes, Number.NEGATIVE_INFINITY, Math.max);
  },
  interval: (inputs, node) => pool(only(inputs), node),
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    return { inputs: [input], attributes: readPool(node, context.shapeOf(input)), weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'MaxPool', inputs, attributes: writePool(attributes) }),
});

function pool(x: tf.Tensor, { attributes }: NetworkNode<Pool>): tf.Tensor {
  const { kernel, strides, dilations } = attributes;
  return tf.tidy(() => {
    const padded = padImage(x as tf.Tensor4D, fullPads(x.shape.slice(1), attributes), PADDING);
    if (dilations[0] === 1 && dilations[1] === 1) return tf.maxPool(padded, [...kernel], [...strides], 'valid');
    return dilatedMaximum(padded, attributes);
  });
}

/** TensorFlow.js pools with dilation or with strides, never both: the maximum of the image shifted to each tap. */
function dilatedMaximum(x: tf.Tensor4D, { kernel, strides, dilations }: Pool): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const reach = [(kernel[0] - 1) * dilations[0], (kernel[1] - 1) * dilations[1]] as const;
  const taps = Array.from({ length: kernel[0] * kernel[1] }, (_, tap) => {
    const top = Math.floor(tap / kernel[1]) * dilations[0];
    const left = (tap % kernel[1]) * dilations[1];
    const end = [batch, height - reach[0] + top, width - reach[1] + left, channels];
    return tf.stridedSlice(x, [0, top, left, 0], end, [1, strides[0], strides[1], 1]);
  });
  return taps.reduce((largest, tap) => tf.maximum(largest, tap)) as tf.Tensor4D;
}
