import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../operation';
import { inPlace } from './affine';
import { swapEnds } from './ends';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** −x. Exact; the ends change places. */
export const neg = defineOperation({
  type: 'Neg',
  inferShape: only,
  forward: (inputs) => tf.neg(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => -x),
  interval: (inputs) => tf.tidy(() => tf.neg(swapEnds(only(inputs)))),
  backward: inPlace((coefficients) => tf.neg(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
