import * as tf from '@tensorflow/tfjs-core';
import { defineOperation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { SUMS } from '../errors';
import { swapBounds } from '../intervals';
import { UNKNOWN } from '../known';
import { inPlace } from './affine';

/** −x. Exact; the bounds change places. */
export const neg = defineOperation({
  known: UNKNOWN,
  inferShape: only,
  forward: (inputs) => tf.neg(only(inputs)),
  evaluate: (inputs) => only(inputs).map((x) => -x),
  interval: (inputs) => tf.tidy(() => tf.neg(swapBounds(only(inputs)))),
  errors: SUMS,
  backward: inPlace((coefficients) => tf.neg(coefficients)),
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});
