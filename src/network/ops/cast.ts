import * as tf from '@tensorflow/tfjs-core';
import { NetworkError } from '../networkError';
import { activationInput, numberAttribute } from '../onnxReading';
import { defineOperation } from '../operation';
import { inPlace } from './affine';
import { only } from './unary';

const FLOAT32 = 1;

/** A cast to float32, which changes nothing here. */
export const cast = defineOperation({
  type: 'Cast',
  inferShape: only,
  forward: (inputs) => tf.clone(only(inputs)),
  evaluate: only,
  interval: (inputs) => tf.clone(only(inputs)),
  backward: inPlace((coefficients) => tf.clone(coefficients)),
  fromOnnx: (node, context) => {
    if (numberAttribute(node, 'to', 0) !== FLOAT32) {
      throw new NetworkError(
        'It casts an activation to something else than float32.',
        'Export the network in float32.',
      );
    }
    return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
  },
  toOnnx: ({ inputs }) => ({ opType: 'Cast', inputs, attributes: { to: FLOAT32 } }),
});
