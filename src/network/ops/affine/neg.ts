import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { swapEnds } from '../ends';
import { SUMS } from '../errors';
import { inPlace } from './affine';

/** −x. Exact; the ends change places. */
export const neg = defineOperation({
  inferShape: only,
  forward: (inputs) => tf.neg(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => -x),
  interval: (inputs) => tf.tidy(() => tf.neg(swapEnds(only(inputs)))),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.neg(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
