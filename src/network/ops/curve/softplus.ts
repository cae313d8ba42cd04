import * as tf from '@tensorflow/tfjs-core';
import { exponential, integral, linear, quotient } from '../../../kernels/smooth/series';
import { enclosedByTable } from '../../../kernels/smooth/smoothTable';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';

const SOFTPLUS: Curve = {
  pieces: [
    {
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
      bend: 'convex',
      rises: true,
      at: enclosedByTable({
        from: -28,
        to: 28,
        // Its derivative is 1/(1 + e⁻ˣ).
        series: (x) =>
          integral(quotient([1, 0, 0, 0, 0], linear(exponential(linear(x, -1)), 1, 1)), value(x[0] as number)),
        left: { slope: 0, intercept: 0, error: 2 ** -40 },
        right: { slope: 1, intercept: 0, error: 2 ** -40 },
      }),
    },
  ],
};

/** ln(1 + eˣ). */
export const softplus = curveOperation({
  known: () => ({ sign: 'never negative' }),
  curve: () => SOFTPLUS,
  value,
  forward: (x) => tf.softplus(x),
  execution: { ofValue: 8, ofArgument: 2, ofOne: 8 },
});

function value(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
