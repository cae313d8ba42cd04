import * as tf from '@tensorflow/tfjs-core';
import { NetworkError } from '../networkError';
import { activationInput, numberAttribute } from '../onnxReading';
import { defineOperation } from '../operation';
import { payForOneRounding } from './ends';
import { leakyReluLines } from './leakyReluLines';
import { only } from './unary';

type LeakyReluAttributes = { readonly alpha: number };

/** x where x ≥ 0, else alpha·x. Monotone, alpha being at least 0; the product is rounded once. */
export const leakyRelu = defineOperation<LeakyReluAttributes>({
  type: 'LeakyRelu',
  switches: true,
  inferShape: only,
  forward: (inputs, node) => tf.leakyRelu(only(inputs), node.attributes.alpha),
  evaluate: (inputs, { attributes }) => only(inputs).map((x) => (x < 0 ? attributes.alpha * x : x)),
  interval: (inputs, node, rounding) => {
    return tf.tidy(() => payForOneRounding(tf.leakyRelu(only(inputs), node.attributes.alpha), rounding));
  },
  backward: {
    kind: 'relaxed',
    lines: (input, { attributes }, rounding) => leakyReluLines(input, attributes.alpha, rounding),
  },
  fromOnnx: (node, context) => {
    const alpha = numberAttribute(node, 'alpha', Math.fround(0.01));
    if (!(alpha >= 0 && Number.isFinite(alpha))) {
      throw new NetworkError(`Its slope alpha is ${alpha}.`, 'Use a finite slope of at least 0.');
    }
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'LeakyRelu', inputs, attributes }),
});
