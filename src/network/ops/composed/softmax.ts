import { NetworkError } from '../../networkError';
import { activationInput, integerTensor, numberAttribute, plainAxis } from '../../onnxReading';
import type { Builder, Composition } from './builder';
import { asValue, numberOf, pick, reshaped, transposed } from './parts';

/** All pairs of more classes than this are too many. */
const MOST_CLASSES = 2048;

/** Applies what computes rows, [rows, n], along the axis that a node names. */
function alongClasses(compute: (builder: Builder, rows: string) => string): Composition {
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
    const moved = transposed(builder, input, order);
    const rows = reshaped(builder, moved, [sizes.reduce((a, b) => a * b, 1) / classes, classes]);
    const result = reshaped(
      builder,
      compute(builder, rows),
      order.map((at) => sizes[at] as number),
    );
    const back = isOld || axis === last ? order.map((_, at) => at) : order.map((_, at) => order.indexOf(at));
    return transposed(builder, result, back);
  };
}

/**
 * Σ e^(x_j − x_i) over all other j, for every i of rows; what an interval knows of that is exact.
 *
 * @param most what differences are cut to, if they are
 */
function sumOverOthers(builder: Builder, rows: string, most?: number): string {
  const [count, classes] = builder.sizesOf(rows) as [number, number];
  const own = reshaped(builder, rows, [count, classes, 1]);
  const others = reshaped(builder, rows, [count, 1, classes]);
  const flat = reshaped(builder, builder.add('Sub', [others, own]), [count, classes * classes]);
  const indices = Array.from({ length: classes * classes }, (_, at) => at);
  const different = indices.filter((at) => Math.floor(at / classes) !== at % classes);
  const differences = reshaped(builder, pick(builder, flat, 1, different), [count, classes, classes - 1]);
  const cut = most === undefined ? differences : builder.add('Clip', [differences, '', numberOf(most)]);
  return builder.add('ReduceSum', [builder.add('Exp', [cut]), integerTensor([2])], { keepdims: 0 });
}

/** Sums of powers up to here stay well below the largest number of which bounds can be had. */
const LARGEST_SUM = 2 ** 38;

/**
 * 1/(1 + Σ e^(x_j − x_i)), which is eˣ over the sum of all, but never of large numbers: differences are cut at a c so large
 * that where one is cut, the share lies between 0 and 1/(1 + eᶜ), with and without the cut. By so much it may be off.
 */
export const softmax = alongClasses((builder, rows) => {
  const classes = builder.sizesOf(rows)[1] as number;
  if (classes === 1) return always(builder, rows, 1);
  const most = Math.fround(Math.log(LARGEST_SUM / (classes - 1)));
  const sum = builder.add('Add', [sumOverOthers(builder, rows, most), numberOf(1)]);
  // It is at least 1, which rounding forgets where it may be large.
  const share = builder.add('Reciprocal', [builder.add('Clip', [sum, numberOf(1)])]);
  const off = asValue(builder, numberOf(1.01 * Math.exp(-most)), share);
  return builder.add('Add', [share, builder.add('Band', [off], { ofValues: 1 })]);
});

/** −ln(1 + Σ e^(x_j − x_i)). */
export const logSoftmax = alongClasses((builder, rows) => {
  if (builder.sizesOf(rows)[1] === 1) return always(builder, rows, 0);
  const sum = builder.add('Add', [sumOverOthers(builder, rows), numberOf(1)]);
  return builder.add('Neg', [builder.add('Log', [sum])]);
});

function always(builder: Builder, value: string, number: number): string {
  return builder.add('Add', [builder.add('Mul', [value, numberOf(0)]), numberOf(number)]);
}
