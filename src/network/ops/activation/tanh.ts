import * as tf from '@tensorflow/tfjs-core';
import { intervalTanh } from '../../../kernels/smooth/intervalSmooth';
import { defineOperation } from '../../operation';
import { ROUNDINGS_OF_EXP } from '../errors';
import { AS_INPUTS } from '../known';
import { tanhRelaxation } from './sigmoidRelaxation';
import { tanhTouching } from './sigmoidTouching';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/**
 * tanh x. Monotone; its bounds come from verified values of the function.
 *
 * Executions in float32 are taken to be within 2⁻¹⁶ of it: WGSL grants 10⁻⁵. Measured are 5.3·2⁻²⁴ (ONNX Runtime).
 */
export const tanh = defineOperation({
  known: AS_INPUTS,
  inferShape: only,
  forward: (inputs) => tf.tanh(only(inputs)),
  evaluate: (inputs) => only(inputs).map(Math.tanh),
  interval: (inputs, _node, rounding) => intervalTanh(only(inputs), rounding),
  errors: {
    kind: 'function',
    slope: () => 1,
    roundings: ROUNDINGS_OF_EXP,
    execution: () => 2 ** -16,
  },
  backward: {
    kind: 'relaxed',
    relaxation: (input, _node, rounding, touch) => tanhRelaxation(input, rounding, touch),
    choice: () => tanhTouching,
    bends: () => 'everywhere',
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
