import * as tf from '@tensorflow/tfjs-core';
import type { NetworkNode } from '../../network';
import { activationInput } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { only } from '../activation/unary';
import { CHOICE } from '../errors';
import { AS_INPUTS } from '../known';
import { foldWindows } from './foldWindows';
import { maxPoolPassing } from './maxPoolPassing';
import { type Pool, pooledShape, readPool, writePool } from './pooling';
import { padForMaximum, tapsOf, valuesAtTap } from './windowTaps';

/** Largest value of each window. Exact and monotone, so it maps both bounds of an interval. */
export const maxPool = defineOperation<Pool>({
  known: AS_INPUTS,
  inferShape: (inputs, node) => pooledShape(only(inputs), node.attributes),
  forward: (inputs, node) => pool(only(inputs), node),
  evaluate: (inputs, node, shapes) => {
    return foldWindows(only(inputs), node.attributes, shapes, Number.NEGATIVE_INFINITY, Math.max);
  },
  interval: (inputs, node) => pool(only(inputs), node),
  errors: CHOICE,
  backward: maxPoolPassing,
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    return { inputs: [input], attributes: readPool(node, context.shapeOf(input)), weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'MaxPool', inputs, attributes: writePool(attributes) }),
});

function pool(x: tf.Tensor, { attributes }: NetworkNode<Pool>): tf.Tensor {
  const { kernel, strides, dilations } = attributes;
  return tf.tidy(() => {
    const padded = padForMaximum(x as tf.Tensor4D, attributes);
    if (dilations[0] === 1 && dilations[1] === 1) return tf.maxPool(padded, [...kernel], [...strides], 'valid');
    // TensorFlow.js pools with dilation or with strides, never both.
    const taps = tapsOf(attributes).map((tap) => valuesAtTap(padded, tap, attributes));
    return taps.reduce((largest, tap) => tf.maximum(largest, tap));
  });
}
