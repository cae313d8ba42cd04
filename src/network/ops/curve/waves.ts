import * as tf from '@tensorflow/tfjs-core';
import { REAL_ROUNDING } from '../../../catalog/roundings';
import { type Interval, lowerOf, moveOutward, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import { enclosedByTable } from '../../../kernels/smooth/smoothTable';
import { defineOperation, type Operation } from '../../operation';
import type { Relaxation } from '../../passingBack';
import { only, unaryFromOnnx, unaryToOnnx } from '../activation/unary';
import { ROUNDINGS_OF_EXP } from '../errors';
import { payForOneRounding, sumUpward } from '../intervals';
import { UNKNOWN } from '../known';
import { type Curve, curveInterval } from './curve';
import { curveRelaxation } from './curveRelaxation';

const TURN = Math.fround(2 * Math.PI);
/** By how much a multiple of it, rounded, is off the same multiple of 2π, for each turn. */
const OFF = 2 ** -20;
/** Beyond this, and over ranges of two whole turns, a wave is stated to lie between −1 and 1: no relaxation encloses less there. */
const FARTHEST = 1024;
const WIDEST = 4 * Math.PI - 0.01;

/** Six quarter turns to either side, each of which rises or falls and bends one way. */
function curveOf(derivatives: (x: number) => readonly [number, number, number, number]): Curve {
  const zero = { slope: 0, intercept: 0, error: 1 };
  const at = enclosedByTable({
    from: -10,
    to: 10,
    series: ([x = 0]) => {
      const [f, first, second, third] = derivatives(x);
      return [f, first, second / 2, third / 6, f / 24];
    },
    left: zero,
    right: zero,
  });
  const end = (quarter: number) => Math.fround((quarter * Math.PI) / 2);
  return {
    pieces: [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((quarter) => {
      const [f, slope] = derivatives(((quarter + 0.5) * Math.PI) / 2);
      const from = quarter === -6 ? -10 : end(quarter);
      const to = quarter === 5 ? 10 : end(quarter + 1);
      return { from, to, bend: f > 0 ? 'concave' : 'convex', rises: slope > 0, at };
    }),
  };
}

/**
 * A wave of period 2π. Its argument is moved by K̂, a float32 number near 2πk, to about 0; K̂ is off 2πk by at most OFF·k,
 * and so is the wave, whose slope is never above 1.
 */
function wave(value: (x: number) => number, forward: (x: tf.Tensor) => tf.Tensor, curve: Curve): Operation {
  return defineOperation({
    known: UNKNOWN,
    inferShape: only,
    forward: (inputs) => forward(only(inputs)),
    evaluate: (inputs) => only(inputs).map(value),
    interval: (inputs) =>
      tf.tidy(() => {
        const { moved, off, isWide } = movedNear(only(inputs));
        const near = tf.clipByValue(moveOutward(curveInterval(curve, moved), off), -1, 1);
        const all = packInterval(tf.fill(off.shape, -1), tf.fill(off.shape, 1));
        return tf.where(packInterval(isWide, isWide), all, near);
      }),
    errors: {
      kind: 'function',
      slope: () => 1,
      roundings: ROUNDINGS_OF_EXP,
      // WGSL grants 2⁻¹¹ near 0, which GPUs make use of; processors are within 2⁻²² and what rounding the argument costs.
      execution: (input) =>
        tf.tidy(() => {
          const farthest = tf.maximum(tf.abs(lowerOf(input)), tf.abs(upperOf(input)));
          return tf.minimum(tf.add(tf.mul(farthest, 2 * UNIT_ROUNDOFF), 2 ** -11), 2);
        }),
    },
    backward: {
      kind: 'relaxed',
      relaxation: (input) => tf.tidy(() => relaxationOf(curve, input) as Relaxation & tf.TensorContainerObject),
      choice: () => undefined,
      bends: () => 'everywhere',
    },
    fromOnnx: unaryFromOnnx,
    toOnnx: unaryToOnnx,
  });
}

function movedNear(input: Interval) {
  const [left, right] = [lowerOf(input), upperOf(input)];
  const isFar = tf.greater(tf.maximum(tf.abs(left), tf.abs(right)), FARTHEST);
  const isWide = tf.logicalOr(isFar, tf.greaterEqual(tf.sub(right, left), WIDEST));
  const middle = tf.where(isWide, tf.zerosLike(left), tf.mul(tf.add(left, right), 0.5));
  const turns = tf.floor(tf.add(tf.mul(middle, 1 / TURN), 0.5));
  const shift = tf.mul(turns, TURN);
  const bounds = tf.where(packInterval(isWide, isWide), tf.zerosLike(input), tf.sub(input, packInterval(shift, shift)));
  const moved = payForOneRounding(bounds, REAL_ROUNDING);
  return { moved, shift, isWide, off: tf.add(tf.mul(tf.abs(turns), OFF), 2 ** -24) };
}

/** s·(x − K̂) + c, moved outward by what the wave is off. */
function relaxationOf(curve: Curve, input: Interval): Relaxation {
  const { moved, shift, isWide, off } = movedNear(input);
  const near = curveRelaxation(curve, moved);
  const flat = (slope: tf.Tensor) => tf.where(isWide, tf.zerosLike(slope), slope);
  const [lowerSlope, upperSlope] = [flat(near.lowerSlope), flat(near.upperSlope)];
  const above = sumUpward([near.upperIntercept, tf.neg(tf.mul(upperSlope, shift)), off], REAL_ROUNDING);
  const intercept = near.lowerIntercept as tf.Tensor;
  const below = tf.neg(sumUpward([tf.neg(intercept), tf.mul(lowerSlope, shift), off], REAL_ROUNDING));
  return {
    lowerSlope,
    lowerIntercept: tf.where(isWide, tf.fill(below.shape, -1), below),
    upperSlope,
    upperIntercept: tf.where(isWide, tf.onesLike(above), above),
  };
}

export const sin = wave(
  Math.sin,
  (x) => tf.sin(x),
  curveOf((x) => [Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x)]),
);

export const cos = wave(
  Math.cos,
  (x) => tf.cos(x),
  curveOf((x) => [Math.cos(x), -Math.sin(x), -Math.cos(x), Math.sin(x)]),
);
