import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { CHOICE } from '../errors';
import { AS_INPUTS } from '../known';
import { foldAxes } from '../reduce/foldAxes';
import { globalMaxPoolPassing } from './globalMaxPoolPassing';
import { imageShape } from './window';

/** Largest value of each channel. Exact and monotone. */
export const globalMaxPool = defineOperation({
  known: AS_INPUTS,
  inferShape: (inputs) => [1, 1, imageShape(only(inputs))[2]],
  // As one large window: the gradient of tf.max counts a maximum that occurs twice twice.
  forward: (inputs) => {
    const x = only(inputs) as tf.Tensor4D;
    return tf.maxPool(x, [x.shape[1], x.shape[2]], 1, 'valid');
  },
  evaluate: (inputs, _node, shapes) => {
    return foldAxes(only(inputs), only(shapes.inputs), shapes.output, Number.NEGATIVE_INFINITY, Math.max);
  },
  interval: (inputs) => tf.max(only(inputs), [1, 2], true),
  errors: CHOICE,
  backward: globalMaxPoolPassing,
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
