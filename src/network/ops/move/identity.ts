import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { inPlace } from '../affine/affine';
import { SUMS } from '../errors';

/** Changes nothing: its output is its input, whatever files call it. */
export const identity = defineOperation({
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
