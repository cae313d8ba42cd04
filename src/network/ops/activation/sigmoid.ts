import * as tf from '@tensorflow/tfjs-core';
import { intervalSigmoid } from '../../../kernels/smooth/intervalSmooth';
import { defineOperation } from '../../operation';
import { ROUNDINGS_OF_EXP } from '../errors';
import { NEVER_NEGATIVE } from '../known';
import { sigmoidRelaxation } from './sigmoidRelaxation';
import { sigmoidTouching } from './sigmoidTouching';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/**
 * 1/(1 + exp(−x)). Monotone; its bounds come from verified values of the function.
 *
 * Executions in float32 are taken to be within 2⁻²⁰ of it, which is a small share of 1 but not of small values: ONNX
 * Runtime's is off by up to 2.6·2⁻²⁴ even where σ itself is less. 1/(1 + e⁻ˣ) with the errors that WGSL grants to exp
 * and division is within 9·2⁻²⁴.
 */
export const sigmoid = defineOperation({
  known: NEVER_NEGATIVE,
  inferShape: only,
  forward: (inputs) => tf.sigmoid(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => 1 / (1 + Math.exp(-x))),
  interval: (inputs, _node, rounding) => intervalSigmoid(only(inputs), rounding),
  errors: {
    kind: 'function',
    slope: () => 1 / 4,
    roundings: ROUNDINGS_OF_EXP,
    execution: () => 2 ** -20,
  },
  backward: {
    kind: 'relaxed',
    relaxation: (input, _node, rounding, touch) => sigmoidRelaxation(input, rounding, touch),
    choice: () => sigmoidTouching,
    bends: () => 'everywhere',
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
