import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import { integerTensor, missingInput } from '../../onnxReading';
import { broadcastShape } from '../affine/broadcast';
import type { Builder, Part } from './builder';

/** Takes entries along an axis of the sample, in ONNX's order; nothing is added where all stay as they are. */
export function pick(builder: Builder, value: string, axis: number, indices: readonly number[]): string {
  const size = builder.sizesOf(value)[axis] as number;
  if (indices.length === size && indices.every((index, at) => index === at)) return value;
  return builder.add('Gather', [value, integerTensor(indices)], { axis });
}

/** No axis may be made longer. */
const LONGEST_AXIS = 2 ** 22;

/** The entry that stands at each place of an axis; refused before they are listed where there are too many. */
export function entriesOf(length: number, entryAt: (place: number) => number): number[] {
  if (length >= 1 && length <= LONGEST_AXIS) return Array.from({ length }, (_, place) => entryAt(place));
  throw new NetworkError(
    `It makes an axis of ${length} entries of its input (at most ${LONGEST_AXIS}).`,
    'Check the sizes it is given, or use a smaller network.',
  );
}

/** Entries 0, 1, … along an axis, each the given number of times in a row. */
function repeated(size: number, times: number): number[] {
  return entriesOf(size * times, (at) => Math.floor(at / times));
}

/** Other sizes for the same values. */
export function reshaped(builder: Builder, value: string, sizes: readonly number[]): string {
  return builder.add('Reshape', [value, integerTensor(sizes)], { allowzero: 1 });
}

/** Numbers as a constant. */
export function constantOf(shape: readonly number[], values: Iterable<number>): OnnxTensor {
  return { shape, type: 'float', data: Float32Array.from(values) };
}

/** A number as a constant. */
export function numberOf(value: number): OnnxTensor {
  return constantOf([], [value]);
}

/** A value with the sizes of what it is combined with. */
export function broadcastTo(builder: Builder, value: string, sizes: readonly number[]): string {
  const own = builder.sizesOf(value);
  const missing = sizes.length - own.length;
  const start = missing > 0 ? reshaped(builder, value, [...new Array<number>(missing).fill(1), ...own]) : value;
  return sizes.reduce((grown, size, axis) => {
    const isSingle = builder.sizesOf(grown)[axis] === 1 && size !== 1;
    return isSingle ? pick(builder, grown, axis, repeated(1, size)) : grown;
  }, start);
}

/** Values of any shapes, all given the one they have together. */
export function alike(builder: Builder, values: readonly string[]): string[] {
  const sizes = values.map((value) => builder.sizesOf(value)).reduce((one, other) => broadcastShape(one, other));
  return values.map((value) => broadcastTo(builder, value, sizes));
}

/**
 * What a node reads that broadcasts its inputs, those left out skipped: values are given as many dimensions as the one
 * that has most, constants lose the batch of one that they may have.
 *
 * @param least how many there must be
 */
export function operandsOf(node: OnnxNode, context: ImportContext, builder: Builder, least = 1): Part[] {
  const names = node.inputs.filter((name) => name !== '');
  if (names.length < least) throw missingInput(names.length);
  const ranks = names.filter((name) => !context.constant(name)).map((name) => builder.sizesOf(name).length);
  // Where there is no batch, a constant may have more dimensions than what it meets: a number that becomes a row, say.
  const fixed = context.batched ? [] : names.map((name) => context.constant(name)?.shape.length ?? 0);
  const rank = Math.max(...ranks, ...fixed);
  if (context.batched && ranks.some((one) => one !== rank)) {
    throw new NetworkError('Its inputs have different numbers of dimensions.', 'Reshape one of them first.');
  }
  return names.map((name) => {
    const constant = context.constant(name);
    if (constant) return context.batched ? withoutBatch(constant, rank) : constant;
    const sizes = builder.sizesOf(name);
    const missing = rank - sizes.length;
    return missing === 0 ? name : reshaped(builder, name, [...new Array<number>(missing).fill(1), ...sizes]);
  });
}

function withoutBatch(tensor: OnnxTensor, rank: number): OnnxTensor {
  if (tensor.shape.length <= rank) return tensor;
  if (tensor.shape.length === rank + 1 && tensor.shape[0] === 1) return { ...tensor, shape: tensor.shape.slice(1) };
  throw new NetworkError(
    `Its constant [${tensor.shape.join(', ')}] would change the batch of its input.`,
    'Use one constant for all samples.',
  );
}

/**
 * A constant as a value of the sizes of another, which is taken times 0.
 *
 * @param name of the constant in the file
 */
export function asValue(builder: Builder, part: Part, like: string, name?: string): string {
  if (typeof part === 'string') return part;
  return builder.add('Add', [builder.add('Mul', [like, numberOf(0)]), part], {}, name);
}

/** A value or constant with an axis of size 1 put in. */
export function withAxis(builder: Builder, part: Part, axis: number): Part {
  const sizes = typeof part === 'string' ? builder.sizesOf(part) : part.shape;
  const shape = [...sizes.slice(0, axis), 1, ...sizes.slice(axis)];
  return typeof part === 'string' ? reshaped(builder, part, shape) : { ...part, shape };
}

/** The same along other axes: axis k of the result is axis `order[k]` of the value. */
export function transposed(builder: Builder, value: string, order: readonly number[]): string {
  return order.every((axis, at) => axis === at) ? value : builder.add('Transpose', [value], { perm: order });
}
