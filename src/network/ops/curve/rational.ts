import * as tf from '@tensorflow/tfjs-core';
import { BEYOND, type Enclosed, exactly, outwardBy, plus, scaled, times } from '../../../kernels/smooth/enclosed';
import { encloseReciprocal } from '../../../kernels/smooth/roots';
import { activationInput, numberAttribute } from '../../onnxReading';
import { AS_INPUTS, NEVER_NEGATIVE } from '../known';
import type { Curve, Piece } from './curve';
import { curveOperation } from './curveOperation';

const OPEN = Number.POSITIVE_INFINITY;
export const constant = (x: tf.Tensor, value: number): Enclosed => exactly(tf.fill(x.shape, value));

/** a·x + b, which is exact only for a of ±1, or 0, and b of 0. */
export const straight =
  (slope: number, intercept = 0): Piece['at'] =>
  (x) => ({
    ...(intercept === 0 ? scaled(exactly(x), slope) : plus(scaled(exactly(x), slope), constant(x, intercept))),
    slope: constant(x, slope),
  });

const EXACT = { ofValue: 0, ofArgument: 0, ofOne: 0 };

/** |x|. */
export const abs = curveOperation({
  known: NEVER_NEGATIVE,
  curve: () => ({
    pieces: [
      { from: -OPEN, to: 0, bend: 'straight', rises: false, at: straight(-1) },
      { from: 0, to: OPEN, bend: 'straight', rises: true, at: straight(1) },
    ],
  }),
  value: Math.abs,
  forward: (x) => tf.abs(x),
  execution: EXACT,
});

/** x beyond a threshold, 0 up to it. */
export const thresholdedRelu = curveOperation<{ readonly alpha: number }>({
  known: AS_INPUTS,
  curve: ({ alpha }) => ({
    jumps: alpha !== 0,
    pieces: [
      { from: -OPEN, to: alpha, bend: 'straight', rises: true, at: straight(0) },
      { from: alpha, to: OPEN, isAfter: alpha !== 0, bend: 'straight', rises: true, at: straight(1) },
    ],
  }),
  value: (x, { alpha }) => (x > alpha ? x : 0),
  forward: (x, { alpha }) => tf.mul(x, tf.step(tf.sub(x, alpha))),
  execution: EXACT,
  fromOnnx: (node, context) => {
    const alpha = Math.fround(numberAttribute(node, 'alpha', 1));
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'ThresholdedRelu', inputs, attributes }),
});

/** x/(1 + |x|): 1 − 1/(1 + x) for x ≥ 0, and the same turned about. */
const SOFTSIGN: Curve = {
  pieces: [
    { from: -OPEN, to: 0, bend: 'convex', rises: true, at: (x) => softsignAt(x, -1) },
    { from: 0, to: OPEN, bend: 'concave', rises: true, at: (x) => softsignAt(x, 1) },
  ],
};

function softsignAt(x: tf.Tensor, sign: 1 | -1) {
  const one = plus(scaled(exactly(x), sign), constant(x, 1));
  const inverse = { lower: encloseReciprocal(one.upper).lower, upper: encloseReciprocal(one.lower).upper };
  return { ...scaled(plus(scaled(inverse, -1), constant(x, 1)), sign), slope: times(inverse, inverse) };
}

export const softsign = curveOperation({
  known: AS_INPUTS,
  curve: () => SOFTSIGN,
  value: (x) => x / (1 + Math.abs(x)),
  forward: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  execution: { ofValue: 8, ofArgument: 4, ofOne: 1 },
});

/** Nearer to 0 quotients are not bounded. */
const LEAST_DIVISOR = 2 ** -40;

/** 1/x where 0 is not among its arguments. */
const RECIPROCAL: Curve = {
  pieces: [
    { from: -BEYOND, to: -LEAST_DIVISOR, bend: 'concave', rises: false, at: reciprocalAt },
    { from: LEAST_DIVISOR, to: BEYOND, bend: 'convex', rises: false, at: reciprocalAt },
  ],
};

function reciprocalAt(x: tf.Tensor) {
  const inverse = encloseReciprocal(x);
  const slope = scaled(outwardBy(times(inverse, inverse), 1), -1);
  return { ...inverse, slope };
}

export const reciprocal = curveOperation({
  known: () => ({ sign: 'open', is: 'inverse' }),
  curve: () => RECIPROCAL,
  value: (x) => 1 / x,
  forward: (x) => tf.reciprocal(x),
  execution: { ofValue: 8, ofArgument: 0, ofOne: 0 },
});
