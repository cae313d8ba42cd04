import * as tf from '@tensorflow/tfjs-core';
import {
  exponential,
  integral,
  linear,
  product,
  quotient,
  type Series,
  variable,
} from '../../../kernels/smooth/series';
import { enclosedByTable } from '../../../kernels/smooth/smoothTable';
import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute, textAttribute } from '../../onnxReading';
import { AS_INPUTS } from '../known';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';
import { complementOfErf } from './errorFunction';

/*
 * Products of a number and a share of it that grows from 0 to 1. All fall to one least value and rise from there; they are
 * concave far out and convex between.
 */

/** @param reach beyond which it is 0 or x but for 2⁻⁴⁰ */
function curveOf(series: (x: Series) => Series, reach: number): Curve {
  const tails = {
    left: { slope: 0, intercept: 0, error: 2 ** -40 },
    right: { slope: 1, intercept: 0, error: 2 ** -40 },
  };
  const at = enclosedByTable({ from: -reach, to: reach, series, ...tails });
  const zeroOf = (order: 1 | 2, from: number, to: number) =>
    Math.fround(zero((x) => series(variable(x))[order] as number, from, to));
  const [bends, least, straightens] = [zeroOf(2, -4, -1), zeroOf(1, -2, 0), zeroOf(2, 1, 4)];
  return {
    pieces: [
      { from: Number.NEGATIVE_INFINITY, to: bends, bend: 'concave', rises: false, at },
      { from: bends, to: least, bend: 'convex', rises: false, at },
      { from: least, to: straightens, bend: 'convex', rises: true, at },
      { from: straightens, to: Number.POSITIVE_INFINITY, bend: 'concave', rises: true, at },
    ],
  };
}

/** By halving. */
function zero(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const isNegative = f(low) < 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0 === isNegative) low = middle;
    else high = middle;
  }
  return low;
}

/** What is made when it is first asked for: networks without it, which most are, wait for no curve. */
function once(make: () => Curve): () => Curve {
  let made: Curve | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const EXECUTION = { ofValue: 64, ofArgument: 0, ofOne: 16 };

/** x/(1 + e^(−x)). */
const swishCurve = once(() => curveOf((x) => quotient(x, linear(exponential(linear(x, -1)), 1, 1)), 36));

export const swish = curveOperation({
  known: AS_INPUTS,
  curve: swishCurve,
  value: (x) => x / (1 + Math.exp(-x)),
  forward: (x) => tf.mul(x, tf.sigmoid(x)),
  execution: EXECUTION,
  toOnnx: ({ inputs }) => ({ opType: 'Swish', opset: 24, inputs, attributes: {} }),
});

/** x·tanh(ln(1 + eˣ)) is x(w² + 2w)/(w² + 2w + 2) with w = eˣ. */
const mishCurve = once(() =>
  curveOf((x) => {
    const w = exponential(x);
    const square = product(w, w);
    const top = w.map((c, order) => 2 * c + (square[order] as number));
    return product(x, quotient(top, linear(top, 1, 2)));
  }, 36),
);

export const mish = curveOperation({
  known: AS_INPUTS,
  curve: mishCurve,
  value: (x) => {
    if (x > 40) return x;
    const w = Math.exp(x);
    return (x * (w * w + 2 * w)) / (w * w + 2 * w + 2);
  },
  forward: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  execution: EXECUTION,
});

/** xΦ(x), with Φ the normal distribution's, or what comes near it by a hyperbolic tangent. */
type GeluAttributes = {
  readonly approximate: 'none' | 'tanh';
  /** What x is multiplied by in erf, √½, or in tanh, √(2/π), or what files that write the function out have for it. */
  readonly inner: number;
  /** What x³ is multiplied by in tanh. */
  readonly cube: number;
};

/** The numbers of what comes near it by a hyperbolic tangent. */
export const TANH_GELU = { inner: Math.sqrt(2 / Math.PI), cube: 0.044715 };
const ERF_GELU = { inner: Math.SQRT1_2, cube: 0 };

/** x·(1 + erf(sx))/2; the derivative of the share is s·e^(−s²x²)/√π. */
function geluOf(s: number): Curve {
  return curveOf((x) => {
    const bell = exponential(linear(product(x, x), -s * s));
    const share = 0.5 * complementOfErf(-(x[0] as number) * s);
    return product(x, integral(linear(bell, s / Math.sqrt(Math.PI)), share));
  }, 9);
}

/** (1 + tanh y)/2 is 1/(1 + e^(−2y)). */
function tanhGeluOf(inner: number, factor: number): Curve {
  return curveOf((x) => {
    const cube = product(product(x, x), x);
    const doubled = x.map((c, order) => -2 * inner * (c + factor * (cube[order] as number)));
    return quotient(x, linear(exponential(doubled), 1, 1));
  }, 9);
}

/** Those that were asked for; files have one or two. */
const known = new Map<string, Curve>();

function geluCurve({ approximate, inner, cube }: GeluAttributes): Curve {
  const key = `${approximate} ${inner} ${cube}`;
  const curve = known.get(key) ?? (approximate === 'tanh' ? tanhGeluOf(inner, cube) : geluOf(inner));
  known.set(key, curve);
  return curve;
}

export const gelu = curveOperation<GeluAttributes>({
  known: AS_INPUTS,
  curve: geluCurve,
  value: (x, { approximate, inner, cube }) => {
    if (approximate === 'tanh') return x / (1 + Math.exp(-2 * inner * (x + cube * x ** 3)));
    return 0.5 * x * complementOfErf(-x * inner);
  },
  forward: (x, { approximate, inner, cube }) => {
    if (approximate === 'none') return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, inner)), 1));
    const third = tf.mul(tf.mul(x, tf.square(x)), cube);
    return tf.mul(x, tf.sigmoid(tf.mul(tf.add(x, third), 2 * inner)));
  },
  execution: EXECUTION,
  fromOnnx: (node, context) => {
    const approximate = textAttribute(node, 'approximate', 'none');
    if (approximate !== 'none' && approximate !== 'tanh') {
      throw new NetworkError(`Its approximation “${approximate}” is unknown.`, 'Use none or tanh.');
    }
    const usual = approximate === 'tanh' ? TANH_GELU : ERF_GELU;
    const inner = numberAttribute(node, 'inner', usual.inner);
    const cube = numberAttribute(node, 'cube', usual.cube);
    return { inputs: [activationInput(node, 0, context)], attributes: { approximate, inner, cube }, weights: {} };
  },
  toOnnx: ({ inputs, attributes: { approximate } }) => ({
    opType: 'Gelu',
    opset: 20,
    inputs,
    attributes: { approximate },
  }),
});
