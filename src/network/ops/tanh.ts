import * as tf from '@tensorflow/tfjs-core';
import { intervalTanh } from '../../kernels/intervalSmooth';
import { defineOperation } from '../operation';
import { tanhLines } from './sigmoidLines';
import { tanhTouching } from './sigmoidTouching';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** tanh x. Monotone; its bounds come from verified values of the function. */
export const tanh = defineOperation({
  type: 'Tanh',
  inferShape: only,
  forward: (inputs) => tf.tanh(only(inputs)),
  evaluate: (inputs) => only(inputs).map(Math.tanh),
  interval: (inputs, _node, rounding) => intervalTanh(only(inputs), rounding),
  backward: {
    kind: 'relaxed',
    lines: (input, _node, rounding, touch) => tanhLines(input, rounding, touch),
    touching: tanhTouching,
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
