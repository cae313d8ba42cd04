import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import {
  activationInput,
  constantInput,
  integersFromEither,
  integersOf,
  numberAttribute,
  plainAxis,
} from '../../onnxReading';
import { readReduction } from '../reduce/axes';
import type { Builder, Composition } from './builder';
import { constantOf, numberOf, pick, transposed } from './parts';

type Reducing = (builder: Builder, value: string, along: Along) => string;

/** Axes of one sample in ONNX's order, as attributes of a reduction. */
interface Along {
  readonly axes: readonly number[];
  readonly keepdims: number;
}

/** A reduction made of others; without axes it leaves values as they are where it says so. */
function reducing(make: Reducing): Composition {
  return (node, context, builder) => {
    const input = activationInput(node, 0, context);
    return isIdle(node, context)
      ? make(builder, input, { axes: [], keepdims: 1 })
      : make(builder, input, along(node, context));
  };
}

/** Reductions that are operations of their own. */
export const unlessIdle: Composition = (node, context) =>
  isIdle(node, context) ? activationInput(node, 0, context) : undefined;

function isIdle(node: OnnxNode, context: ImportContext): boolean {
  const axes = integersFromEither(node, 'axes', 1, context) ?? [];
  return axes.length === 0 && numberAttribute(node, 'noop_with_empty_axes', 0) !== 0;
}

function along(node: OnnxNode, context: ImportContext): Along {
  const { attributes } = readReduction(node, context);
  const isImage = context.shapeOf(node.inputs[0] as string).length === 3;
  const axes = attributes.axes.map((axis) => (isImage ? ([1, 2, 0][axis] as number) : axis));
  return { axes, keepdims: attributes.keepdims ? 1 : 0 };
}

export const reduceMin = reducing((builder, value, along) => {
  const negative = builder.add('Neg', [value]);
  return builder.add('Neg', [along.axes.length === 0 ? negative : builder.add('ReduceMax', [negative], { ...along })]);
});

const sumOf: Reducing = (builder, value, along) =>
  along.axes.length === 0 ? value : builder.add('ReduceSum', [value], { ...along });

export const reduceL1 = reducing((builder, value, along) => sumOf(builder, builder.add('Abs', [value]), along));
export const reduceSumSquare = reducing((builder, value, along) => sumOf(builder, square(builder, value), along));
export const reduceL2 = reducing((builder, value, along) =>
  // A sum that rounding took below 0 has no root.
  builder.add('Sqrt', [builder.add('Relu', [sumOf(builder, square(builder, value), along)])]),
);
export const reduceLogSum = reducing((builder, value, along) => builder.add('Log', [sumOf(builder, value, along)]));

/** Numbers between −c and c have powers of which bounds can be had, and so has a sum of very many. */
const MOST_POWER = 16;

/**
 * ln Σ eˣ = s + ln Σ e^(x − s), the s being what takes the largest x to between −c and c: 0 where it lies there already. No
 * x − s is more than c then, and the sum no less than e^(−c).
 */
export const reduceLogSumExp = reducing((builder, value, along) => {
  const beyond = (one: string) => builder.add('Relu', [builder.add('Sub', [one, numberOf(MOST_POWER)])]);
  const kept = { axes: along.axes, keepdims: 1 };
  const largest = along.axes.length === 0 ? value : builder.add('ReduceMax', [value], kept);
  const shift = builder.add('Sub', [beyond(largest), beyond(builder.add('Neg', [largest]))]);
  const left = builder.add('Clip', [builder.add('Sub', [value, shift]), '', numberOf(MOST_POWER)]);
  const sum = builder.add('Clip', [sumOf(builder, builder.add('Exp', [left]), kept), numberOf(LEAST_SUM)]);
  const whole = builder.add('Add', [builder.add('Log', [sum]), shift]);
  if (along.keepdims || along.axes.length === 0) return whole;
  return builder.add('ReduceSum', [whole], { ...along });
});

/** A little less than e^(−c). */
const LEAST_SUM = Math.fround(0.99 * Math.exp(-MOST_POWER));

/** Halves are multiplied with each other until one entry is left, axis by axis. */
export const reduceProd = reducing((builder, value, { axes, keepdims }) => {
  const product = axes.reduce((whole, axis) => productAlong(builder, whole, axis), value);
  return keepdims || axes.length === 0 ? product : builder.add('ReduceSum', [product], { axes, keepdims: 0 });
});

function productAlong(builder: Builder, value: string, axis: number): string {
  const size = builder.sizesOf(value)[axis] as number;
  if (size === 1) return value;
  const half = Math.floor(size / 2);
  const part = (start: number) =>
    pick(
      builder,
      value,
      axis,
      Array.from({ length: half }, (_, at) => start + at),
    );
  const product = productAlong(builder, builder.add('Mul', [part(0), part(half)]), axis);
  return size % 2 === 0 ? product : builder.add('Mul', [product, pick(builder, value, axis, [size - 1])]);
}

function square(builder: Builder, value: string): string {
  return builder.add('Pow', [value, numberOf(2)]);
}

/** Longer sums, each a row of a matrix, take too many products. */
const MOST_SUMMED = 2048;

/** Sums of all up to each place along an axis: a product with a matrix of ones and zeros. */
export const cumSum: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const [named = 0] = integersOf(constantInput(node, 1, context));
  const axis = plainAxis(named, context.shapeOf(input), context);
  const sizes = builder.sizesOf(input);
  const size = sizes[axis] as number;
  if (size > MOST_SUMMED) {
    throw new NetworkError(`It sums along an axis of ${size} values.`, `Use ${MOST_SUMMED} at most.`);
  }
  const isExclusive = numberAttribute(node, 'exclusive', 0) !== 0;
  const isReverse = numberAttribute(node, 'reverse', 0) !== 0;
  const counts = (from: number, to: number) => {
    if (from === to) return !isExclusive;
    return isReverse ? from > to : from < to;
  };
  const ones = Float32Array.from({ length: size * size }, (_, at) => Number(counts(Math.floor(at / size), at % size)));
  const order = [...sizes.keys()].filter((at) => at !== axis).concat(axis);
  const summed = builder.add('MatMul', [transposed(builder, input, order), constantOf([size, size], ones)]);
  return transposed(
    builder,
    summed,
    [...sizes.keys()].map((at) => order.indexOf(at)),
  );
};
