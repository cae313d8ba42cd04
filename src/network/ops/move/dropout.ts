import * as tf from '@tensorflow/tfjs-core';
import { NetworkError } from '../../networkError';
import { activationInput, optionalConstant } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { only, unaryToOnnx } from '../activation/unary';
import { inPlace } from '../affine/affine';
import { SUMS } from '../errors';

/** Changes nothing outside training. */
export const dropout = defineOperation({
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: (node, context) => {
    const training = optionalConstant(node, 2, context);
    if (training?.data.some((value) => value !== 0)) {
      throw new NetworkError('It is in training mode.', 'Call model.eval() before exporting.');
    }
    return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
  },
  toOnnx: unaryToOnnx,
});
