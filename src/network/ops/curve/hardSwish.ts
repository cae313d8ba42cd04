import * as tf from '@tensorflow/tfjs-core';
import { exactly, plus, scaled, times } from '../../../kernels/smooth/enclosed';
import { activationInput, numberAttribute } from '../../onnxReading';
import { AS_INPUTS } from '../known';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';
import { constant, straight } from './rational';

type HardSwishAttributes = {
  /** A sixth, or the float32 number nearest to it, which files have that write the function out. */
  readonly slope: number;
};

const SIXTH = 1 / 6;

export const ROUNDED_SIXTH = Math.fround(SIXTH);

const OPEN = Number.POSITIVE_INFINITY;

/** x·min(max(x/6 + 1/2, 0), 1). */
const HARD_SWISH: Curve = {
  pieces: [
    { from: -OPEN, to: -3, bend: 'straight', rises: true, at: straight(0) },
    { from: -3, to: -1.5, bend: 'convex', rises: false, at: parabola },
    { from: -1.5, to: 3, bend: 'convex', rises: true, at: parabola },
    { from: 3, to: OPEN, bend: 'straight', rises: true, at: straight(1) },
  ],
};

/** x(x + 3)/6. */
function parabola(x: tf.Tensor) {
  const value = scaled(times(exactly(x), plus(exactly(x), constant(x, 3))), SIXTH);
  return { ...value, slope: scaled(plus(exactly(tf.mul(x, 2)), constant(x, 3)), SIXTH) };
}

/**
 * By how much another slope s, a little more than a sixth, changes values and derivatives between −3 and 3, at most: by
 * 9(s − 1/6). Elsewhere it changes neither, since it is 0 or x from nearer to 0 on; where it is so within, the derivative is
 * less than what is stated there.
 */
const OFF = 16 * (ROUNDED_SIXTH - SIXTH);

/** The same with the rounded sixth: what holds for all values and derivatives within `OFF` holds for its own. */
const ROUNDED: Curve = {
  pieces: HARD_SWISH.pieces.map((piece) => ({ ...piece, at: piece.at === parabola ? roughParabola : piece.at })),
};

function roughParabola(x: tf.Tensor) {
  const value = parabola(x);
  const off = { lower: tf.fill(x.shape, -2 * OFF), upper: tf.fill(x.shape, 2 * OFF) };
  return { ...plus(value, off), slope: plus(value.slope, off) };
}

/** In float64 but for one rounding: the product is split into two that float64 holds, since a slope has 24 bits. */
function ofSlope(x: number, slope: number): number {
  const high = Math.fround(x);
  const share = slope * high + 0.5 + slope * (x - high);
  return x * Math.min(Math.max(share, 0), 1);
}

function ofSixth(x: number): number {
  if (x <= -3) return 0;
  return x >= 3 ? x : (x * (x + 3)) / 6;
}

export const hardSwish = curveOperation<HardSwishAttributes>({
  known: AS_INPUTS,
  curve: ({ slope }) => (slope === SIXTH ? HARD_SWISH : ROUNDED),
  value: (x, { slope }) => (slope === SIXTH ? ofSixth(x) : ofSlope(x, slope)),
  forward: (x, { slope }) => tf.mul(x, tf.clipByValue(tf.add(tf.mul(x, slope), 0.5), 0, 1)),
  execution: { ofValue: 8, ofArgument: 4, ofOne: 8 },
  fromOnnx: (node, context) => {
    const slope = numberAttribute(node, 'slope', SIXTH);
    return { inputs: [activationInput(node, 0, context)], attributes: { slope }, weights: {} };
  },
  toOnnx: ({ inputs }) => ({ opType: 'HardSwish', inputs, attributes: {} }),
});
