import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../operation';
import { reluLines } from './reluLines';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** max(0, x). Exact in floating point, so its bounds need no allowance. */
export const relu = defineOperation({
  type: 'Relu',
  switches: true,
  inferShape: only,
  forward: (inputs) => tf.relu(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => Math.max(0, x)),
  interval: (inputs) => tf.relu(only(inputs)),
  backward: { kind: 'relaxed', lines: (input, _node, rounding) => reluLines(input, rounding) },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
