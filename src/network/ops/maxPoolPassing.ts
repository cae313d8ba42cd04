import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { lowerOf, upperOf } from '../../kernels/interval';
import { gamma, unitRoundoff } from '../../kernels/rounding';
import type { Passing } from '../operation';
import { type Contest, type PassedMaximum, passMaximum } from './passMaximum';
import { fullPads, type Pool } from './pooling';
import { PADDING, padForMaximum, putAtTap, type Tap, tapsOf, valuesAtTap } from './windowTaps';

/**
 * Lower bounds this close to one another, relative to the size of all in the window, count as equal, and the first is
 * chosen: where an image is even, bounds differ by nothing but rounding, and the choice should not hang on that.
 */
const EQUAL = 2 ** -20;

/**
 * Passes coefficients of the largest values of windows back to the inputs chosen in each window; see `passMaximum`.
 * Where windows overlap, coefficients that meet at an input are added.
 */
export const maxPoolPassing: Passing<Pool> = {
  kind: 'passing',
  pass: (coefficients, { attributes }, context) => {
    const result = tf.tidy(() => {
      const input = context.inputs[0] as tf.Tensor4D;
      const { contest, chosen } = choose(input, attributes);
      const passed = passMaximum(coefficients, contest, context);
      const taken = (tap: number) => {
        const [batch, , n] = passed.passed.shape as [number, number, number];
        const here = tf.mul(passed.passed, tf.reshape(chosen[tap] as tf.Tensor, [batch, 1, n]));
        return tf.reshape<tf.Rank.R4>(here, coefficients.shape as tf.ShapeMap['R4']);
      };
      const summed = sumOverTaps(taken, attributes, input.shape.slice(1));
      const isSummed = overlaps(attributes) && context.rounding !== 'none';
      const error = isSummed ? tf.add(passed.error, lostInSums(passed, contest, chosen.length)) : passed.error;
      return { summed, constant: passed.constant, error };
    });
    return { coefficients: [result.summed], constant: result.constant, error: result.error };
  },
};

/** The contest within every window, and for every tap 1 where it is the chosen input, else 0; each [batch, n]. */
function choose(input: tf.Tensor4D, pool: Pool): { contest: Contest; chosen: tf.Tensor[] } {
  const padded = padForMaximum(input, pool);
  const ends = tapsOf(pool).map((tap) => valuesAtTap(padded, tap, pool));
  const flat = (x: tf.Tensor) => tf.reshape(x, [x.shape[0] as number, -1]);
  const lowers = ends.map((end) => flat(lowerOf(end)));
  const uppers = ends.map((end) => flat(upperOf(end)));
  const largestOf = (values: readonly tf.Tensor[]) => values.reduce((a, b) => tf.maximum(a, b));
  const magnitude = tf.maximum(tf.abs(largestOf(lowers)), tf.abs(largestOf(uppers)));
  const enough = tf.sub(largestOf(lowers), tf.mul(magnitude, EQUAL));
  let open: tf.Tensor = tf.onesLike(enough);
  const chosen = lowers.map((lower) => {
    const isFirst = tf.mul(open, tf.cast(tf.greaterEqual(lower, enough), 'float32'));
    open = tf.sub(open, isFirst);
    return isFirst;
  });
  const none = tf.fill(enough.shape, PADDING);
  const isChosen = (tap: number) => tf.cast(chosen[tap] as tf.Tensor, 'bool');
  const contest = {
    chosenLower: largestOf(lowers.map((lower, tap) => tf.where(isChosen(tap), lower, none))),
    chosenUpper: largestOf(uppers.map((upper, tap) => tf.where(isChosen(tap), upper, none))),
    othersUpper: largestOf(uppers.map((upper, tap) => tf.where(isChosen(tap), none, upper))),
  };
  return { contest, chosen };
}

/** Puts what every tap takes in its place on the image, one tap after the other to spare memory. */
function sumOverTaps(taken: (tap: number) => tf.Tensor4D, pool: Pool, input: readonly number[]): tf.Tensor4D {
  const [height, width] = input as [number, number];
  const [top, left, bottom, right] = fullPads(input, pool);
  const size = [height + top + bottom, width + left + right] as const;
  const put = (tap: Tap, at: number) => putAtTap(taken(at), tap, pool, size);
  let sum = tf.zeros<tf.Rank.R4>([1, ...size, 1]);
  tapsOf(pool).forEach((tap, at) => {
    const before = sum;
    sum = tf.tidy(() => tf.add(before, put(tap, at)));
    before.dispose();
  });
  return tf.slice(sum, [0, top, left, 0], [-1, height, width, -1]);
}

/** Whether windows share inputs. */
function overlaps({ kernel, strides, dilations }: Pool): boolean {
  return ([0, 1] as const).some((axis) => (kernel[axis] - 1) * dilations[axis] >= strides[axis]);
}

/** An input is chosen by at most as many windows as have taps: with X ≥ |chosen input|, γ Σ|passed|·X. */
function lostInSums({ passed }: PassedMaximum, { chosenLower, chosenUpper }: Contest, taps: number): tf.Tensor {
  const magnitude = tf.expandDims(tf.maximum(tf.abs(chosenLower), tf.abs(chosenUpper)), 1);
  const weight = tf.mul(magnitude, 1.01 * gamma(taps, unitRoundoff()));
  return concretizeRows(passed, { weight }, 'real').error as tf.Tensor;
}
