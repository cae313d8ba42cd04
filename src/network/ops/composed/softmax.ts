import type { Shape } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxTensor } from '../../onnxNode';
import { activationInput, constantInput, integerTensor, numberAttribute, plainAxis } from '../../onnxReading';
import { broadcastOffsets, broadcastShape } from '../affine/broadcast';
import type { Builder, Composition } from './builder';
import { constantOf, numberOf, pick, reshaped, transposed } from './parts';

/** All pairs of more classes than this are too many. */
const MOST_CLASSES = 2048;

/**
 * Applies what computes rows, [rows, n], along the axis that a node names.
 *
 * @param compute is given which entries count, 1 or 0 for each, where not all do
 */
function alongClasses(compute: (builder: Builder, rows: string, counts?: Float32Array) => string): Composition {
  return (node, context, builder) => {
    const input = activationInput(node, 0, context);
    const sizes = builder.sizesOf(input);
    const isOld = context.opset < 13;
    const axis = plainAxis(numberAttribute(node, 'axis', isOld ? 1 : -1), context.shapeOf(input), context);
    const last = sizes.length - 1;
    // Before ONNX 13 all axes from the named one on were one.
    const order = isOld ? sizes.map((_, at) => at) : [...sizes.keys()].filter((at) => at !== axis).concat(axis);
    const classes = isOld ? sizes.slice(axis).reduce((a, b) => a * b, 1) : (sizes[axis] as number);
    if (classes > MOST_CLASSES) {
      throw new NetworkError(`It compares ${classes} values with each other.`, `Use ${MOST_CLASSES} at most.`);
    }
    const isLast = axis === last && classes === sizes[last];
    const counts = node.inputs[1] ? countsOf(constantInput(node, 1, context), sizes, isLast, context) : undefined;
    const moved = transposed(builder, input, order);
    const rows = reshaped(builder, moved, [sizes.reduce((a, b) => a * b, 1) / classes, classes]);
    const result = reshaped(
      builder,
      compute(builder, rows, counts),
      order.map((at) => sizes[at] as number),
    );
    const back = isOld || axis === last ? order.map((_, at) => at) : order.map((_, at) => order.indexOf(at));
    return transposed(builder, result, back);
  };
}

/** Which entries count, row by row of the sample. */
function countsOf({ shape, data }: OnnxTensor, sizes: Shape, isLast: boolean, { batched }: ImportContext) {
  if (!isLast) throw new NetworkError('It is masked, and not along the last axis.', 'Normalize over the last axis.');
  const own = batched && shape.length === sizes.length + 1 && shape[0] === 1 ? shape.slice(1) : shape;
  if (own.length > sizes.length || broadcastShape(own, sizes).join() !== sizes.join()) {
    throw new NetworkError(`Its mask has the sizes [${shape.join(', ')}].`, 'Use one mask for all samples.');
  }
  const offsets = broadcastOffsets(own, sizes);
  const counts = Float32Array.from(offsets, (at) => data[at] as number);
  const classes = sizes.at(-1) as number;
  const rows = Array.from({ length: counts.length / classes }, (_, row) => row * classes);
  if (rows.every((start) => counts.subarray(start, start + classes).includes(1))) return counts;
  throw new NetworkError('Its mask leaves nothing of a row.', 'Leave one entry in each row at least.');
}

/** x_j − x_i for all other j of every i, [rows, n, n − 1], and which of them count, where not all do. */
function differencesOf(builder: Builder, rows: string, counts?: Float32Array) {
  const [count, classes] = builder.sizesOf(rows) as [number, number];
  const own = reshaped(builder, rows, [count, classes, 1]);
  const others = reshaped(builder, rows, [count, 1, classes]);
  const flat = reshaped(builder, builder.add('Sub', [others, own]), [count, classes * classes]);
  const indices = Array.from({ length: classes * classes }, (_, at) => at);
  const different = indices.filter((at) => Math.floor(at / classes) !== at % classes);
  const sizes = [count, classes, classes - 1];
  const of = (at: number) =>
    Math.floor(at / different.length) * classes + ((different[at % different.length] ?? 0) % classes);
  const counted =
    counts &&
    constantOf(
      sizes,
      Float32Array.from({ length: count * different.length }, (_, at) => counts[of(at)] as number),
    );
  return { differences: reshaped(builder, pick(builder, flat, 1, different), sizes), counted };
}

/**
 * Σ e^(x_j − x_i) over all other j that count, for every i of rows; what an interval knows of that is exact. Differences are
 * cut at `most`; `beyond` is by how much the largest exceeds it, and 1 where that is more.
 */
function sumOverOthers(builder: Builder, rows: string, most: number, counts?: Float32Array) {
  const { differences, counted } = differencesOf(builder, rows, counts);
  const powers = builder.add('Exp', [builder.add('Clip', [differences, '', numberOf(most)])]);
  const own = counted ? builder.add('Mul', [powers, counted]) : powers;
  const largest = builder.add('ReduceMax', [differences], { axes: [2], keepdims: 0 });
  return {
    sum: builder.add('ReduceSum', [own, integerTensor([2])], { keepdims: 0 }),
    beyond: builder.add('Clip', [builder.add('Sub', [largest, numberOf(most)]), numberOf(0), numberOf(1)]),
  };
}

/** Sums of powers up to here stay well below the largest number of which bounds can be had. */
const LARGEST_SUM = 2 ** 38;

/**
 * 1/(1 + Σ e^(x_j − x_i)), which is eˣ over the sum of all, but never of large numbers: differences are cut at a c. Where the
 * largest is c + t, the sum is more than e^(−t) of what it would be and the share less than 1/(1 + eᶜ), so that by less than
 * t/(1 + eᶜ) it is off, and by less than 1/(1 + eᶜ).
 */
export const softmax = alongClasses((builder, rows, counts) => {
  const [count, classes] = builder.sizesOf(rows) as [number, number];
  if (classes === 1) return always(builder, rows, 1);
  const most = Math.fround(Math.log(LARGEST_SUM / (classes - 1)));
  const { sum: others, beyond } = sumOverOthers(builder, rows, most, counts);
  const sum = builder.add('Add', [others, numberOf(1)]);
  // It is at least 1, which rounding forgets where it may be large.
  const share = builder.add('Reciprocal', [builder.add('Clip', [sum, numberOf(1)])]);
  const off = builder.add('Mul', [beyond, numberOf(1.01 * Math.exp(-most))]);
  const whole = builder.add('Add', [share, builder.add('Band', [off], { ofValues: 1 })]);
  return counts ? builder.add('Mul', [whole, constantOf([count, classes], counts)]) : whole;
});

/**
 * −ln(1 + Σ e^(x_j − x_i)), and of large differences −m − ln(e^(−m) + Σ e^(x_j − x_i − m)) with an m that takes the largest
 * of them down to a c. Where m is 0 the sum is 1 at least, and elsewhere eᶜ; what is cut says no more than that.
 */
export const logSoftmax = alongClasses((builder, rows, counts) => {
  if (counts) throw new NetworkError('It gives the logarithm of 0 where its mask leaves out.', 'Use Softmax.');
  const [, classes] = builder.sizesOf(rows) as [number, number];
  if (classes === 1) return always(builder, rows, 0);
  const most = Math.fround(Math.log(LARGEST_SUM / (classes - 1)));
  const { differences } = differencesOf(builder, rows);
  const largest = builder.add('ReduceMax', [differences], { axes: [2], keepdims: 1 });
  const taken = builder.add('Relu', [builder.add('Sub', [largest, numberOf(most)])]);
  const left = builder.add('Clip', [builder.add('Sub', [differences, taken]), '', numberOf(most)]);
  const powers = builder.add('ReduceSum', [builder.add('Exp', [left]), integerTensor([2])], { keepdims: 1 });
  const sum = builder.add('Add', [powers, builder.add('Exp', [builder.add('Neg', [taken])])]);
  const logarithm = builder.add('Log', [builder.add('Clip', [sum, numberOf(1)])]);
  const whole = builder.add('Neg', [builder.add('Add', [logarithm, taken])]);
  return builder.add('Squeeze', [whole, integerTensor([2])]);
});

function always(builder: Builder, value: string, number: number): string {
  return builder.add('Add', [builder.add('Mul', [value, numberOf(0)]), numberOf(number)]);
}
