import * as tf from '@tensorflow/tfjs-core';
import { type Enclosed, exactly, plus, scaled } from '../../../kernels/smooth/enclosed';
import { encloseExp } from '../../../kernels/smooth/intervalExp';
import { NetworkError } from '../../networkError';
import { activationInput, numberAttribute } from '../../onnxReading';
import { AS_INPUTS, UNKNOWN } from '../known';
import type { Curve } from './curve';
import { type CurveFacts, curveOperation } from './curveOperation';

type Unit = { readonly alpha: number };
type ScaledUnit = { readonly alpha: number; readonly gamma: number };

/** high·x for x ≥ 0, low·(e^(x/width) − 1) below. */
function curveOf(high: number, low: number, width = 1): Curve {
  const power = (x: tf.Tensor): Enclosed => encloseExp(width === 1 ? x : tf.div(x, width));
  return {
    pieces: [
      {
        from: Number.NEGATIVE_INFINITY,
        to: 0,
        bend: 'convex',
        rises: true,
        at: (x) => {
          const e = width === 1 ? power(x) : around(x, width);
          return { ...scaled(plus(e, exactly(tf.fill(x.shape, -1))), low), slope: scaled(e, low / width) };
        },
      },
      {
        from: 0,
        to: Number.POSITIVE_INFINITY,
        bend: 'straight',
        rises: true,
        at: (x) => ({ ...scaled(exactly(x), high), slope: scaled(exactly(tf.onesLike(x)), high) }),
      },
    ],
  };
}

/** e^(x/width), the quotient being rounded: within 2⁻²⁰ of itself on any hardware, which is added to the error. */
function around(x: tf.Tensor, width: number): Enclosed {
  const inner = scaled(exactly(x), 1 / width);
  return { lower: encloseExp(inner.lower).lower, upper: encloseExp(inner.upper).upper };
}

const EXECUTION: CurveFacts<Unit>['execution'] = { ofValue: 8, ofArgument: 2, ofOne: 8 };

/** x for x ≥ 0, α(eˣ − 1) below. */
export const elu = curveOperation<Unit>({
  known: AS_INPUTS,
  curve: ({ alpha }) => curveOf(1, alpha),
  value: (x, { alpha }) => (x < 0 ? alpha * Math.expm1(x) : x),
  forward: (x, { alpha }) => branches(x, 1, alpha, 1),
  execution: EXECUTION,
  fromOnnx: (node, context) => {
    const alpha = positive(numberAttribute(node, 'alpha', 1), 'alpha');
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'Elu', inputs, attributes }),
});

/** γx for x ≥ 0, γα(eˣ − 1) below. */
export const selu = curveOperation<ScaledUnit>({
  known: ({ attributes }) => (attributes.gamma >= 0 ? AS_INPUTS() : UNKNOWN()),
  curve: ({ alpha, gamma }) => curveOf(gamma, gamma * alpha),
  value: (x, { alpha, gamma }) => gamma * (x < 0 ? alpha * Math.expm1(x) : x),
  forward: (x, { alpha, gamma }) => branches(x, gamma, gamma * alpha, 1),
  execution: EXECUTION,
  fromOnnx: (node, context) => {
    const alpha = positive(numberAttribute(node, 'alpha', Math.fround(1.6732632)), 'alpha');
    const gamma = positive(numberAttribute(node, 'gamma', Math.fround(1.050701)), 'gamma');
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha, gamma }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'Selu', inputs, attributes }),
});

/** x for x ≥ 0, α(e^(x/α) − 1) below. */
export const celu = curveOperation<Unit>({
  known: AS_INPUTS,
  curve: ({ alpha }) => curveOf(1, alpha, alpha),
  value: (x, { alpha }) => (x < 0 ? alpha * Math.expm1(x / alpha) : x),
  forward: (x, { alpha }) => branches(x, 1, alpha, alpha),
  execution: EXECUTION,
  fromOnnx: (node, context) => {
    const alpha = positive(numberAttribute(node, 'alpha', 1), 'alpha');
    return { inputs: [activationInput(node, 0, context)], attributes: { alpha }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => ({ opType: 'Celu', inputs, attributes }),
});

function branches(x: tf.Tensor, high: number, low: number, width: number): tf.Tensor {
  const negative = tf.minimum(x, 0);
  const power = tf.expm1(width === 1 ? negative : tf.div(negative, width));
  return tf.add(tf.mul(tf.relu(x), high), tf.mul(power, low));
}

function positive(value: number, name: string): number {
  if (value > 0 && value <= 2 ** 20) return value;
  throw new NetworkError(`Its ${name} is ${value}.`, `Use a positive ${name} of at most a million.`);
}
