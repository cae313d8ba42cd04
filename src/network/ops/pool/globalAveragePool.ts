import * as tf from '@tensorflow/tfjs-core';
import { intervalOfPositiveSums } from '../../../kernels/dense/intervalByBounds';
import { sizeOf } from '../../network';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { SUMS } from '../errors';
import { AS_INPUTS } from '../known';
import { meanOverAxes } from '../reduce/foldAxes';
import { ROUNDINGS_OF_MEAN } from './averagePool';
import { imageShape } from './window';

/** Mean over all rows and columns of each channel. */
export const globalAveragePool = defineOperation({
  known: AS_INPUTS,
  inferShape: (inputs) => [1, 1, imageShape(only(inputs))[2]],
  forward: (inputs) => mean(only(inputs)),
  evaluate: (inputs, _node, shapes) => meanOverAxes(only(inputs), only(shapes.inputs), shapes.output),
  interval: (inputs, node, rounding) => {
    const [height, width] = node.inputShapes[0] as readonly [number, number];
    const terms = height * width + ROUNDINGS_OF_MEAN;
    return intervalOfPositiveSums(only(inputs), { apply: mean, terms }, rounding);
  },
  errors: SUMS,
  backward: {
    kind: 'affine',
    terms: (node) => ({
      forward: sizeOf(node.inputShapes[0]?.slice(0, 2) ?? []) + ROUNDINGS_OF_MEAN,
      backward: ROUNDINGS_OF_MEAN,
    }),
    magnitude: (inputs) => mean(only(inputs)),
    transpose: (coefficients, node) => {
      const [height, width] = node.inputShapes[0] as readonly [number, number];
      return [tf.tidy(() => tf.tile(tf.mul(coefficients, 1 / (height * width)), [1, height, width, 1]))];
    },
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});

function mean(x: tf.Tensor): tf.Tensor {
  return tf.mean(x, [1, 2], true);
}
