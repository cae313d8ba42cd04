import * as tf from '@tensorflow/tfjs-core';
import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { EXPORT_FLOAT32 } from '../../remedies';
import { only } from '../activation/unary';
import { inPlace } from '../affine/affine';
import { SUMS } from '../errors';

const FLOAT32 = 1;

/** A cast to float32, which changes nothing here. */
export const cast = defineOperation({
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: (node, context) => {
    if (numberAttribute(node, 'to', 0) !== FLOAT32) {
      throw new NetworkError('It casts an activation to something else than float32.', EXPORT_FLOAT32);
    }
    return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
  },
  toOnnx: ({ inputs }) => ({ opType: 'Cast', inputs, attributes: { to: FLOAT32 } }),
});
