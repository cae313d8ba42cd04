import * as tf from '@tensorflow/tfjs-core';

/** Lower bounds from −TABLE_END to 0 are in the table. */
const TABLE_END = 16;
const KNOTS_PER_UNIT = 128;
/** Beyond the table each step takes the error down to a sixteenth or less. */
const STEPS_BEYOND = 4;

let table: Float32Array | undefined;

/**
 * For lower bounds l < 0 the point t > 0 at which the line through (l, σ(l)) touches the sigmoid; 0 for l ≥ 0. Good to a
 * millionth, but not to be trusted.
 */
export function tangentFrom(left: tf.Tensor): tf.Tensor {
  table ??= makeTable();
  const knots = tf.tensor1d(table);
  const position = tf.mul(tf.clipByValue(tf.neg(left), 0, TABLE_END), KNOTS_PER_UNIT);
  const index = tf.minimum(tf.floor(position), table.length - 2);
  const before = tf.gather(knots, tf.cast(index, 'int32'));
  const after = tf.gather(knots, tf.cast(tf.add(index, 1), 'int32'));
  const inTable = tf.add(before, tf.mul(tf.sub(after, before), tf.sub(position, index)));
  return tf.where(tf.less(left, -TABLE_END), tangentBeyond(left), inTable);
}

/** Where σ(l) is as good as 0, the tangent point solves t = ln(t − l − 1). */
function tangentBeyond(left: tf.Tensor): tf.Tensor {
  const distance = tf.maximum(tf.sub(-1, left), TABLE_END - 1);
  let point = tf.log(tf.add(distance, 3));
  for (let step = 1; step < STEPS_BEYOND; step++) point = tf.log(tf.add(distance, point));
  return point;
}

function makeTable(): Float32Array {
  const length = TABLE_END * KNOTS_PER_UNIT + 1;
  return Float32Array.from({ length }, (_, index) => tangentPoint(-index / KNOTS_PER_UNIT));
}

/** By bisection: left of the point the sigmoid is steeper than the line from l, right of it less steep. */
function tangentPoint(left: number): number {
  let [low, high] = [0, TABLE_END];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const value = sigmoid(middle);
    if (value * (1 - value) * (middle - left) > value - sigmoid(left)) low = middle;
    else high = middle;
  }
  return left === 0 ? 0 : low;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
