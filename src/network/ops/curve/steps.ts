import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, moveOutward, upperOf } from '../../../kernels/rounding/interval';
import { SMALLEST_NORMAL } from '../../../kernels/rounding/rounding';
import { defineOperation, type Operation } from '../../operation';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { AS_INPUTS } from '../known';

/** What no slope that counts comes near. */
const A_JUMP = 2 ** 100;

/**
 * A function that rises in steps, bounded by its values at the bounds of an interval. It is flat where both are one, and
 * says nothing of errors where they are not.
 */
function stepping(value: (x: number) => number, forward: (x: tf.Tensor) => tf.Tensor): Operation {
  return defineOperation({
    known: AS_INPUTS,
    inferShape: only,
    forward: (inputs) => forward(only(inputs)),
    evaluate: (inputs) => only(inputs).map(value),
    interval: (inputs) => tf.tidy(() => forward(unflushed(only(inputs)))),
    errors: {
      kind: 'function',
      slope: (input) =>
        tf.tidy(() => {
          const [low, high] = [lowerOf(forward(input)), upperOf(forward(input))];
          return tf.mul(tf.sub(1, tf.cast(tf.equal(low, high), 'float32')), A_JUMP);
        }),
      roundings: 0,
      execution: () => 0,
    },
    fromOnnx: unaryFromOnnx,
    toOnnx: unaryToOnnx,
  });
}

/** A GPU may take the smallest numbers for 0, where a step may be: there bounds are moved outward by more than those. */
function unflushed(interval: Interval): Interval {
  return tf.getBackend() === 'webgpu' ? moveOutward(interval, 2 * SMALLEST_NORMAL) : interval;
}

export const floor = stepping(Math.floor, (x) => tf.floor(x));
export const ceil = stepping(Math.ceil, (x) => tf.ceil(x));
export const sign = stepping(Math.sign, (x) => tf.sub(tf.step(x), tf.step(tf.neg(x))));

/** To the nearest whole number, of two the even one. */
export const round = stepping(
  (x) => {
    const nearest = Math.round(x);
    return Math.abs(x % 1) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
  },
  (x) => tf.round(x),
);
