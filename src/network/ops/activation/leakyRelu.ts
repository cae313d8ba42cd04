import * as tf from '@tensorflow/tfjs-core';
import { lowerOf } from '../../../kernels/rounding/interval';
import { LARGEST_MAGNITUDE, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute } from '../../onnxReading';
import { defineOperation } from '../../operation';
import { payForOneRounding } from '../intervals';
import { AS_INPUTS } from '../known';
import { leakyReluRelaxation } from './leakyReluRelaxation';
import { only } from './unary';

type LeakyReluAttributes = { readonly alpha: number };

/**
 * x where x ≥ 0, else alpha·x. Monotone, alpha being at least 0; the product is rounded once, in every execution.
 */
export const leakyRelu = defineOperation<LeakyReluAttributes>({
  known: AS_INPUTS,
  inferShape: only,
  forward: (inputs, node) => tf.leakyRelu(only(inputs), node.attributes.alpha),
  evaluate: (inputs, { attributes }) => only(inputs).map((x) => (x < 0 ? attributes.alpha * x : x)),
  interval: (inputs, node, rounding) => {
    return tf.tidy(() => payForOneRounding(tf.leakyRelu(only(inputs), node.attributes.alpha), rounding));
  },
  errors: {
    kind: 'function',
    slope: (_input, { attributes }) => Math.max(1, attributes.alpha),
    roundings: 1,
    execution: (input, { attributes: { alpha } }) => {
      if (alpha === 0 || alpha === 1) return 0;
      return tf.tidy(() => tf.mul(tf.relu(tf.neg(lowerOf(input))), 2 * alpha * UNIT_ROUNDOFF));
    },
  },
  backward: {
    kind: 'relaxed',
    relaxation: (input, { attributes }, rounding) => leakyReluRelaxation(input, attributes.alpha, rounding),
    choice: ({ attributes: { alpha } }) => (alpha < 1 ? { kind: 'slope', least: alpha } : undefined),
    bends: () => [0],
  },
  fromOnnx: (node, context) => {
    const alpha = numberAttribute(node, 'alpha', Math.fround(0.01));
    if (!(alpha >= 0 && alpha <= LARGEST_MAGNITUDE)) {
      throw new NetworkError(`Its slope alpha is ${alpha}.`, 'Use a slope between 0 and 2⁴⁰.');
    }
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'LeakyRelu', inputs, attributes }),
});
