import * as tf from '@tensorflow/tfjs-core';
import { type OwnRounding, ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import { encloseExp, intervalExp } from '../../../kernels/smooth/intervalExp';
import { defineOperation } from '../../operation';
import type { Relaxation, Touching } from '../../passingBack';
import { ROUNDINGS_OF_EXP } from '../errors';
import { sumUpward } from '../intervals';
import { NEVER_NEGATIVE } from '../known';
import { only, unaryFromOnnx, unaryToOnnx } from './unary';

/** Below e⁻¹⁰⁴ float32 has nothing but 0. */
const NOTHING_BELOW = 104;

/**
 * eˣ. Monotone and convex; its bounds come from verified values of the function.
 *
 * Executions in float32 are taken to be within (4 + 2|x|)·2⁻²³ of it, relative to it: a little more than WGSL grants;
 * measured are 1.3·2⁻²⁴ (ONNX Runtime).
 */
export const exp = defineOperation({
  known: NEVER_NEGATIVE,
  inferShape: only,
  forward: (inputs) => tf.exp(only(inputs)),
  evaluate: (inputs) => only(inputs).map(Math.exp),
  interval: (inputs, _node, rounding) => intervalExp(only(inputs), rounding),
  errors: {
    kind: 'function',
    slope: (input) => encloseExp(upperOf(input)).upper,
    roundings: ROUNDINGS_OF_EXP,
    execution: executionError,
  },
  backward: {
    kind: 'relaxed',
    relaxation: (input, _node, rounding, touch) => expRelaxation(input, rounding, touch),
    choice: () => EXP_TOUCHING,
    bends: () => 'everywhere',
  },
  fromOnnx: unaryFromOnnx,
  toOnnx: unaryToOnnx,
});

function executionError(input: Interval): tf.Tensor {
  return tf.tidy(() => {
    const magnitude = tf.minimum(tf.maximum(tf.abs(lowerOf(input)), tf.abs(upperOf(input))), NOTHING_BELOW);
    const share = tf.mul(tf.add(tf.mul(magnitude, 2), 4), UNIT_ROUNDOFF * 1.01);
    return tf.mul(encloseExp(upperOf(input)).upper, share);
  });
}

/**
 * Above is the chord: eˣ − sx is convex and so largest at a bound, whatever the slope s. Below is the tangent at t, by
 * default the middle, which encloses the least area. With s ≤ eᵗ ≤ s + w, w being the width to which eᵗ is known,
 * eˣ ≥ eᵗ(1 + x − t) = eᵗ + (eᵗ − s)(x − t) + s(x − t) ≥ s − w(t − l) + s(x − t).
 */
function expRelaxation(input: Interval, rounding: OwnRounding, touch?: tf.Tensor): Relaxation {
  return tf.tidy(() => {
    const [left, right] = [lowerOf(input), upperOf(input)];
    const middle = touch ?? tf.mul(tf.add(left, right), 0.5);
    const point = tf.minimum(tf.maximum(middle, left), right);
    const [atLeft, atRight, atPoint] = [left, right, point].map((x) => valueAt(x, rounding)) as [
      Bounds,
      Bounds,
      Bounds,
    ];
    const steepness = tf.div(tf.sub(atRight.upper, atLeft.upper), tf.maximum(tf.sub(right, left), TINY));
    const chord = tf.maximum(atLeft.upper, tf.minimum(steepness, atRight.upper));
    const above = ({ upper }: Bounds, x: tf.Tensor) => sumUpward([upper, tf.neg(tf.mul(chord, x))], rounding);
    const slope = atPoint.lower;
    const width = tf.sub(atPoint.upper, atPoint.lower);
    const below = [tf.neg(slope), tf.mul(slope, point), tf.mul(width, tf.sub(point, left))];
    return {
      lowerSlope: slope,
      lowerIntercept: tf.neg(sumUpward(below, rounding)),
      upperSlope: chord,
      upperIntercept: tf.maximum(above(atLeft, left), above(atRight, right)),
    };
  });
}

interface Bounds {
  readonly lower: tf.Tensor;
  readonly upper: tf.Tensor;
}

function valueAt(x: tf.Tensor, rounding: OwnRounding): Bounds {
  if (ROUNDINGS[rounding].outward) return encloseExp(x);
  const value = tf.exp(x);
  return { lower: value, upper: value };
}

/** The lower side may touch anywhere; the upper one is the chord. */
const EXP_TOUCHING: Touching = {
  kind: 'touching',
  range: (input) => {
    const [left, right] = [lowerOf(input), upperOf(input)];
    return {
      from: packInterval(left, left),
      to: packInterval(right, right),
      isFixed: packInterval(tf.zerosLike(left), tf.onesLike(left)),
    };
  },
  curve: (x) => {
    const value = tf.exp(x);
    return { value, slope: value };
  },
};
