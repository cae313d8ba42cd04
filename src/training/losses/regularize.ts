import * as tf from '@tensorflow/tfjs-core';
import { sumOf } from '../adam';
import type { Bounds } from '../bounds/intervals';
import type { BoxPass, Loss } from './loss';

/** Ratios below this are worked against. */
const TOLERANCE = 0.5;
/** Keeps quotients finite. */
const TINY = 1e-12;

/**
 * Adds the regulariser of the ramp (Shi et al. 2021): it keeps interval bounds from growing from layer to layer and
 * the ReLUs from being all on or all off, with a weight that falls to 0 as the radius reaches its full size.
 *
 * @param epsilon the full radius
 * @param weight at the start of the ramp; 0 for none
 */
export function regularize(loss: Loss, epsilon: number, weight: number): Loss {
  if (weight === 0) return loss;
  return (context) => {
    const { ramp } = context;
    if (ramp === 0 || ramp === 1) return loss(context);
    const pass = context.intervals(ramp * epsilon);
    const terms = tf.add(growth(pass), imbalance(pass));
    return tf.add(loss(context), tf.mul(terms, weight * (1 - ramp)));
  };
}

/** How far the mean width of ReLU inputs exceeds that of the box. */
export function growth({ box, reluInputs }: BoxPass): tf.Scalar {
  const start = tf.mul(tf.mean(box.radius), 2);
  return meanShortfall(reluInputs.map(({ lower, upper }) => tf.div(start, tf.mean(tf.sub(upper, lower)))));
}

/** How far units that are on and units that are off differ, in the sums and in the variances of their centers. */
export function imbalance({ reluInputs }: BoxPass): tf.Scalar {
  return meanShortfall(reluInputs.flatMap(balancesOf));
}

function balancesOf({ lower, upper }: Bounds): tf.Scalar[] {
  const center = tf.mul(tf.add(lower, upper), 0.5);
  const [on, off] = [tf.relu(center), tf.relu(tf.neg(center))];
  return [evenness(tf.sum(on), tf.sum(off)), evenness(varianceAboveZero(on), varianceAboveZero(off))];
}

/** Variance of the positive values. */
function varianceAboveZero(values: tf.Tensor): tf.Scalar {
  const count = tf.add(tf.sum(tf.step(values)), TINY);
  const mean = tf.div(tf.sum(values), count);
  return tf.sub(tf.div(tf.sum(tf.square(values)), count), tf.square(mean)) as tf.Scalar;
}

/** The smaller number over the larger one. */
function evenness(a: tf.Scalar, b: tf.Scalar): tf.Scalar {
  return tf.div(tf.minimum(a, b), tf.add(tf.maximum(a, b), TINY));
}

/** Mean over the ratios of how far each falls short of the tolerance, as a share of it. */
function meanShortfall(ratios: readonly tf.Tensor[]): tf.Scalar {
  const shortfalls = ratios.map((ratio) => tf.relu(tf.sub(TOLERANCE, ratio)));
  return tf.div(sumOf(shortfalls), TOLERANCE * Math.max(1, ratios.length)) as tf.Scalar;
}
