import * as tf from '@tensorflow/tfjs-core';
import { chooseBoth, type Enclosure, exactly, outwardBy, plus, scaled, times } from '../../../kernels/smooth/enclosed';
import { encloseReciprocal } from '../../../kernels/smooth/roots';
import { integral, linear, product, quotient } from '../../../kernels/smooth/series';
import { enclosedByTable } from '../../../kernels/smooth/smoothTable';
import { AS_INPUTS } from '../known';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';

/** Up to here a table is used. */
const NEAR = 16;

const tail = { slope: 0, intercept: 0, error: 2 };
const byTable = enclosedByTable({
  from: -NEAR,
  to: NEAR,
  // Its derivative is 1/(1 + x²).
  series: (x) => integral(quotient([1, 0, 0, 0, 0], linear(product(x, x), 1, 1)), Math.atan(x[0] as number)),
  left: tail,
  right: tail,
});

/** Beyond it ±π/2 − 1/x + 1/(3x³) − …, a series of falling terms with signs by turns. */
function far(x: tf.Tensor, sign: 1 | -1): Enclosure {
  const away = tf.maximum(tf.mul(x, sign), NEAR);
  const inverse = encloseReciprocal(away);
  const cube = scaled(times(inverse, times(inverse, inverse)), 1 / 3);
  const bounds = outwardBy(
    { lower: tf.sub(Math.PI / 2, inverse.upper), upper: tf.add(tf.sub(Math.PI / 2, inverse.lower), cube.upper) },
    4,
  );
  const square = plus(times(exactly(away), exactly(away)), exactly(tf.onesLike(x)));
  const slope = { lower: encloseReciprocal(square.upper).lower, upper: encloseReciprocal(square.lower).upper };
  return { ...scaled(bounds, sign), slope };
}

function at(x: tf.Tensor): Enclosure {
  const onRight = chooseBoth(tf.greater(x, NEAR), far(x, 1), byTable(x));
  return chooseBoth(tf.less(x, -NEAR), far(x, -1), onRight);
}

const ATAN: Curve = {
  pieces: [
    { from: Number.NEGATIVE_INFINITY, to: 0, bend: 'convex', rises: true, at },
    { from: 0, to: Number.POSITIVE_INFINITY, bend: 'concave', rises: true, at },
  ],
};

/** The angle whose tangent is x. */
export const atan = curveOperation({
  known: AS_INPUTS,
  curve: () => ATAN,
  value: Math.atan,
  forward: (x) => tf.atan(x),
  execution: { ofValue: 32, ofArgument: 8, ofOne: 8 },
});
