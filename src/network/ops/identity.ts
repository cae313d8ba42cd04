import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../operation';
import { inPlace } from './affine';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** Changes nothing. */
export const identity = defineOperation({
  type: 'Identity',
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
