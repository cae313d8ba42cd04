import * as tf from '@tensorflow/tfjs-core';
import type { Ends } from './intervals';

/** Keeps quotients finite where an interval is a point. */
const TINY = 1e-12;

/** a·relu(x) ≥ coefficients·x + constant. */
export interface PassedBack {
  /** Of the shape of a. */
  readonly coefficients: tf.Tensor;
  /** [batch, rows] */
  readonly constant: tf.Tensor;
}

/**
 * Takes coefficients a back through ReLUs relaxed over [lower, upper]: above lies the chord of slope
 * λ = u / (u − l), below αx with α = 1 if λ > ½, else 0 (Zhang et al. 2020); the choice of α counts as constant.
 *
 * @param coefficients a, [batch · rows, ...shape], the rows of a sample together
 */
export function passRelu(coefficients: tf.Tensor, { lower, upper }: Ends, rows: number): PassedBack {
  const batch = lower.shape[0] as number;
  const top = tf.relu(upper);
  const depth = tf.relu(tf.neg(lower));
  const chord = tf.div(top, tf.maximum(tf.add(top, depth), TINY));
  const below = tf.step(tf.sub(chord, 0.5));
  const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, -1]);
  const a = tf.reshape(coefficients, [batch, rows, -1]);
  // Built from ReLUs: tf.minimum and its gradient take several times as long on wasm.
  const positive = tf.relu(a);
  const negative = tf.sub(a, positive);
  const passed = tf.add(tf.mul(positive, flat(below)), tf.mul(negative, flat(chord)));
  const intercept = tf.reshape(tf.mul(chord, depth), [batch, -1, 1]);
  return {
    coefficients: tf.reshape(passed, coefficients.shape),
    constant: tf.reshape(tf.matMul(negative, intercept), [batch, rows]),
  };
}
