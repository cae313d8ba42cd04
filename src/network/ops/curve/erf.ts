import * as tf from '@tensorflow/tfjs-core';
import { exponential, integral, linear, product, type Series } from '../../../kernels/smooth/series';
import { enclosedByTable } from '../../../kernels/smooth/smoothTable';
import { AS_INPUTS } from '../known';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';
import { erf as erf64 } from './errorFunction';

const OPEN = Number.POSITIVE_INFINITY;

/** erf about a number, from its derivative 2/√π·e^(−x²). */
function erfSeries(x: Series): Series {
  const bell = exponential(linear(product(x, x), -1));
  return integral(linear(bell, 2 / Math.sqrt(Math.PI)), erf64(x[0] as number));
}

const atErf = enclosedByTable({
  from: -6,
  to: 6,
  series: erfSeries,
  left: { slope: 0, intercept: -1, error: 2 ** -50 },
  right: { slope: 0, intercept: 1, error: 2 ** -50 },
});

const ERF: Curve = {
  pieces: [
    { from: -OPEN, to: 0, bend: 'convex', rises: true, at: atErf },
    { from: 0, to: OPEN, bend: 'concave', rises: true, at: atErf },
  ],
};

/** 2/√π times the integral of e^(−t²) up to x. */
export const erf = curveOperation({
  known: AS_INPUTS,
  curve: () => ERF,
  value: erf64,
  forward: (x) => tf.erf(x),
  execution: { ofValue: 8, ofArgument: 8, ofOne: 8 },
});
