import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { type Interval, lowerOf, magnitudeOf, packInterval, upperOf } from '../../../kernels/rounding/interval';
import { TINY, UNIT_ROUNDOFF } from '../../../kernels/rounding/rounding';
import { concretizeRows } from '../../../kernels/rows/concretizeRows';
import { relaxRows } from '../../../kernels/rows/relaxRows';
import type { Shape } from '../../network';
import { NetworkError } from '../../networkError';
import { activationInput } from '../../onnxReading';
import { defineOperation } from '../../operation';
import type { PassContext, UnitBounds } from '../../passingBack';
import { CHECK_FILE } from '../../remedies';
import type { Computed } from '../../statedErrors';
import { payForOneRounding } from '../intervals';

type Two<T> = readonly [T, T];

/** Product of two activations of one shape, value by value. */
export const product = defineOperation({
  known: () => ({ sign: 'as inputs', is: 'product' }),
  inferShape: (inputs) => sharedShape(inputs as Two<Shape>),
  forward: ([x, y]) => tf.mul(x as tf.Tensor, y as tf.Tensor),
  evaluate: ([x, y]) => (x as Float64Array).map((value, at) => value * (y?.[at] as number)),
  interval: ([x, y], _node, rounding) =>
    tf.tidy(() => payForOneRounding(ofBounds(x as Interval, y as Interval), rounding)),
  errors: {
    kind: 'own',
    isStated: () => true,
    after: ([x, y], value) => {
      const [one, other] = [x, y] as [Computed, Computed];
      const passed = tf.add(
        tf.mul(tf.abs(one.value), other.error),
        tf.mul(one.error, tf.add(tf.abs(other.value), tf.mul(other.error, 2 ** -53))),
      );
      return tf.add(passed, tf.abs(value));
    },
    execution: (output) => tf.mul(output, 2 * UNIT_ROUNDOFF),
  },
  backward: {
    kind: 'passing',
    pass: (coefficients, _node, context) => passBack(coefficients, context),
    wantsTight: (inputs) =>
      (inputs as UnitBounds[])
        .map(({ lower, upper }) => lower.map((low, at) => Number(low < (upper[at] as number))))
        .map((wanted) => Uint8Array.from(wanted)),
  },
  fromOnnx: (node, context) => {
    return {
      inputs: [activationInput(node, 0, context), activationInput(node, 1, context)],
      attributes: {},
      weights: {},
    };
  },
  toOnnx: ({ inputs }) => ({ opType: 'Mul', inputs, attributes: {} }),
});

function sharedShape([one, other]: Two<Shape>): Shape {
  if (one.length === other.length && one.every((size, axis) => size === other[axis])) return one;
  throw new NetworkError('Its inputs differ in their sizes.', CHECK_FILE);
}

function ofBounds(x: Interval, y: Interval): Interval {
  const bounds = [lowerOf(x), upperOf(x)].flatMap((a) => [lowerOf(y), upperOf(y)].map((b) => tf.mul(a, b)));
  const [a, b, c, d] = bounds as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  return packInterval(tf.minimum(tf.minimum(a, b), tf.minimum(c, d)), tf.maximum(tf.maximum(a, b), tf.maximum(c, d)));
}

/**
 * With any numbers p and q, xy = qx + py − pq + (x − p)(y − q), and with p, q in the middle of the ranges the last product is
 * within rs, the product of their radii. That is the mean of McCormick's two planes on either side, which enclose as
 * little as any. A coefficient of x is rounded once, as is one of y, and r and s are rounded up.
 */
function passBack(coefficients: tf.Tensor, { inputs, batch, rounding }: PassContext) {
  const [x, y] = inputs as unknown as Two<Interval>;
  const result = tf.tidy(() => {
    const flat = (values: tf.Tensor) => tf.reshape(values, [batch, 1, -1]);
    const rows = tf.reshape(coefficients, [
      batch,
      coefficients.shape[0] === 0 ? 0 : (coefficients.shape[0] as number) / batch,
      -1,
    ]);
    const isSound = ROUNDINGS[rounding].outward;
    const [p, q] = [x, y].map((one) => tf.mul(tf.add(lowerOf(one), upperOf(one)), 0.5)) as [tf.Tensor, tf.Tensor];
    const radius = (one: Interval, middle: tf.Tensor) => {
      const own = tf.maximum(tf.sub(upperOf(one), middle), tf.sub(middle, lowerOf(one)));
      return isSound ? tf.add(tf.mul(own, 1 + 4 * UNIT_ROUNDOFF), TINY) : own;
    };
    const spread = tf.mul(radius(x, p), radius(y, q));
    const center = tf.neg(tf.mul(p, q));
    const [most, largest] = [magnitudeOf(x), magnitudeOf(y)];
    const lost = tf.add(tf.mul(tf.abs(q), most), tf.mul(tf.abs(p), largest));
    const ofRuns = ROUNDINGS[rounding].coversRuns ? tf.mul(most, largest) : tf.zerosLike(most);
    const roundings = tf.add(tf.add(lost, tf.add(tf.abs(center), spread)), ofRuns);
    const weight = isSound ? flat(tf.add(tf.mul(roundings, 4 * UNIT_ROUNDOFF), TINY)) : undefined;
    const box = { lower: flat(tf.sub(center, spread)), upper: flat(tf.add(center, spread)), weight };
    const { least, error } = concretizeRows(rows, box, rounding);
    const passed = (factor: tf.Tensor) =>
      tf.reshape(relaxRows(rows, { lower: flat(factor), upper: flat(factor) }), coefficients.shape);
    return { toX: passed(q), toY: passed(p), constant: least, error: error ?? tf.zerosLike(least) };
  });
  return { coefficients: [result.toX, result.toY], constant: result.constant, error: result.error };
}
