import * as tf from '@tensorflow/tfjs-core';
import { BEYOND, type Enclosed, exactly, outwardBy, scaled, times } from '../../../kernels/smooth/enclosed';
import { encloseExp } from '../../../kernels/smooth/intervalExp';
import { encloseLog, encloseReciprocal, encloseSqrt, LEAST_OF_LOG } from '../../../kernels/smooth/roots';
import { scalarWeight } from '../../network';
import { NetworkError } from '../../networkError';
import { activationInput, constantInput, tensorOf } from '../../onnxReading';
import { NEVER_NEGATIVE, UNKNOWN } from '../known';
import type { Curve } from './curve';
import { curveOperation } from './curveOperation';

/** Bounds exchanged: 1/x falls. */
function inverse({ lower, upper }: Enclosed): Enclosed {
  return { lower: encloseReciprocal(upper).lower, upper: encloseReciprocal(lower).upper };
}

const SQRT: Curve = {
  pieces: [
    {
      from: 0,
      to: BEYOND,
      bend: 'concave',
      rises: true,
      at: (x) => {
        const root = encloseSqrt(x);
        // Near 0 the derivative is only known to be large.
        const least = { lower: tf.maximum(root.lower, 2 ** -41), upper: tf.maximum(root.upper, 2 ** -40) };
        return { ...root, slope: scaled(inverse(least), 0.5) };
      },
    },
  ],
};

/** √x where no argument is negative. */
export const sqrt = curveOperation({
  known: () => ({ ...NEVER_NEGATIVE(), is: 'root' }),
  curve: () => SQRT,
  value: Math.sqrt,
  forward: (x) => tf.sqrt(x),
  execution: { ofValue: 8, ofArgument: 0, ofOne: 0 },
});

const LOG: Curve = {
  pieces: [
    {
      from: LEAST_OF_LOG,
      to: BEYOND,
      bend: 'concave',
      rises: true,
      at: (x) => ({ ...encloseLog(x), slope: encloseReciprocal(x) }),
    },
  ],
};

/** ln x where all arguments are positive. */
export const log = curveOperation({
  known: UNKNOWN,
  curve: () => LOG,
  value: Math.log,
  forward: (x) => tf.log(x),
  execution: { ofValue: 8, ofArgument: 0, ofOne: 8 },
});

type PowAttributes = { readonly exponent: number };

/** xᵖ for a constant p > 1 that is whole, or, where no argument is negative, any p > 0 but 1. */
export const pow = curveOperation<PowAttributes>({
  known: ({ attributes: { exponent } }) => ({
    sign: exponent % 2 === 0 ? 'never negative' : 'as inputs',
    ...(exponent === 2 && { is: 'square' }),
  }),
  curve: ({ exponent }) => (Number.isInteger(exponent) ? wholePower(exponent) : fractionalPower(exponent)),
  value: (x, { exponent }) => x ** exponent,
  forward: (x, { exponent }) => powerOf(x, exponent),
  execution: { ofValue: 64, ofArgument: 0, ofOne: 0 },
  fromOnnx: (node, context) => {
    const exponent = constantInput(node, 1, context).data[0] as number;
    if (!(exponent > 0) || exponent === 1 || exponent > 64) {
      throw new NetworkError(`Its exponent is ${exponent}.`, 'Use an exponent up to 64.');
    }
    return { inputs: [activationInput(node, 0, context)], attributes: { exponent }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }) => {
    return { opType: 'Pow', inputs: [...inputs, tensorOf(scalarWeight(attributes.exponent))], attributes: {} };
  },
});

function wholePower(exponent: number): Curve {
  const isEven = exponent % 2 === 0;
  const at = (x: tf.Tensor) => {
    const before = repeatedly(x, exponent - 1);
    const value = times(before, exactly(x));
    const lower = isEven ? tf.maximum(value.lower, 0) : value.lower;
    return { ...value, lower, slope: scaled(before, exponent) };
  };
  return {
    pieces: [
      { from: -BEYOND, to: 0, bend: isEven ? 'convex' : 'concave', rises: !isEven, at },
      { from: 0, to: BEYOND, bend: 'convex', rises: true, at },
    ],
  };
}

function repeatedly(x: tf.Tensor, exponent: number): Enclosed {
  let power = exactly(x);
  for (let count = 1; count < exponent; count++) power = times(power, exactly(x));
  return power;
}

/** e^(p·ln x); at 0 it is 0, and below 2⁻⁴⁰ no more than there. */
function fractionalPower(exponent: number): Curve {
  return {
    pieces: [
      {
        from: 0,
        to: BEYOND,
        bend: exponent < 1 ? 'concave' : 'convex',
        rises: true,
        at: (x) => {
          const inside = tf.maximum(x, LEAST_OF_LOG);
          const logarithm = scaled(encloseLog(inside), exponent);
          const power = { lower: encloseExp(logarithm.lower).lower, upper: encloseExp(logarithm.upper).upper };
          const slope = outwardBy(scaled(times(power, encloseReciprocal(inside)), exponent), 1);
          const isTiny = tf.less(x, LEAST_OF_LOG);
          const steepest = exponent < 1 ? tf.fill(x.shape, 2 ** 41) : slope.upper;
          return {
            lower: tf.where(isTiny, tf.zerosLike(x), power.lower),
            upper: power.upper,
            slope: {
              lower: tf.where(isTiny, tf.zerosLike(x), slope.lower),
              upper: tf.where(isTiny, steepest, slope.upper),
            },
          };
        },
      },
    ],
  };
}

/** TensorFlow.js' own power loses the sign on some hardware. */
function powerOf(x: tf.Tensor, exponent: number): tf.Tensor {
  if (!Number.isInteger(exponent)) return tf.pow(x, exponent);
  let power = x;
  for (let count = 1; count < exponent; count++) power = tf.mul(power, x);
  return power;
}
