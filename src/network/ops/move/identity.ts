import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { inPlace } from '../affine/affine';
import { SUMS } from '../errors';
import { AS_INPUTS } from '../known';

/** Changes nothing: its output is its input, whatever files call it. */
export const identity = defineOperation({
  known: AS_INPUTS,
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
