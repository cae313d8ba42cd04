import * as tf from '@tensorflow/tfjs-core';
import { intervalSigmoid } from '../../kernels/intervalSmooth';
import { defineOperation } from '../operation';
import { sigmoidLines } from './sigmoidLines';
import { sigmoidTouching } from './sigmoidTouching';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** 1/(1 + exp(−x)). Monotone; its bounds come from verified values of the function. */
export const sigmoid = defineOperation({
  type: 'Sigmoid',
  inferShape: only,
  forward: (inputs) => tf.sigmoid(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => 1 / (1 + Math.exp(-x))),
  interval: (inputs, _node, rounding) => intervalSigmoid(only(inputs), rounding),
  backward: {
    kind: 'relaxed',
    lines: (input, _node, rounding, touch) => sigmoidLines(input, rounding, touch),
    touching: sigmoidTouching,
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
