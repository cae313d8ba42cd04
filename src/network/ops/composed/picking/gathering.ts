import { sizeOf } from '../../../network';
import { NetworkError } from '../../../networkError';
import type { ImportContext } from '../../../onnxNode';
import { activationInput, constantInput, integersOf, numberAttribute, plainAxis } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import type { Composition } from '../builder';
import { pick, reshaped } from '../parts';

/** Constant indices along an axis; of no or of several dimensions, these take the axis's place. */
export const gatherAny: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const indices = constantInput(node, 1, context);
  const isPlain = indices.shape.length === 1;
  if (isPlain) return undefined;
  const axis = plainAxis(numberAttribute(node, 'axis', 0), context.shapeOf(input), context);
  const sizes = builder.sizesOf(input);
  const size = sizes[axis] as number;
  const wrapped = integersOf(indices).map((index) => (index < 0 ? index + size : index));
  const taken = pick(builder, input, axis, wrapped);
  return reshaped(builder, taken, [...sizes.slice(0, axis), ...indices.shape, ...sizes.slice(axis + 1)]);
};

/** For every place of a constant, the entry along an axis that it names there. */
export const gatherElements: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const indices = constantInput(node, 1, context);
  const sizes = builder.sizesOf(input);
  const axis = plainAxis(numberAttribute(node, 'axis', 0), context.shapeOf(input), context);
  refuseBatch(context);
  const { shape } = indices;
  const fits = shape.length === sizes.length && shape.every((size, at) => at === axis || size <= (sizes[at] as number));
  if (!fits) throw new NetworkError('Its indices do not fit its input.', CHECK_FILE);
  const places = integersOf(indices).map((index, at) => {
    const own = placeOf(at, shape).with(axis, withinAxis(index, sizes[axis] as number));
    return own.reduce((place, entry, dimension) => place * (sizes[dimension] as number) + entry, 0);
  });
  return reshaped(builder, pick(builder, reshaped(builder, input, [sizeOf(sizes)]), 0, places), shape);
};

/** What stands at places that a constant names by their indices along the first axes. */
export const gatherByPlace: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const indices = constantInput(node, 1, context);
  refuseBatch(context);
  if (numberAttribute(node, 'batch_dims', 0) !== 0) {
    throw new NetworkError('It takes places of every item of a batch.', 'Export it with batch_dims of 0.');
  }
  const sizes = builder.sizesOf(input);
  const length = indices.shape.at(-1) ?? 0;
  if (length < 1 || length > sizes.length) throw new NetworkError('Its indices do not fit its input.', CHECK_FILE);
  const rest = sizes.slice(length);
  const values = integersOf(indices);
  const places = Array.from({ length: values.length / length }, (_, at) =>
    values.slice(at * length, (at + 1) * length).reduce((place, index, axis) => {
      const size = sizes[axis] as number;
      return place * size + withinAxis(index, size);
    }, 0),
  );
  const rows = reshaped(builder, input, [sizeOf(sizes.slice(0, length)), ...rest]);
  return reshaped(builder, pick(builder, rows, 0, places), [...indices.shape.slice(0, -1), ...rest]);
};

function refuseBatch({ batched }: ImportContext): void {
  if (!batched) return;
  throw new NetworkError('It names places of the batch.', 'Export the network for a batch of one.');
}

/** Indices below 0 count from the end. */
function withinAxis(index: number, size: number): number {
  if (index >= -size && index < size) return index < 0 ? index + size : index;
  throw new NetworkError(`Its index ${index} is none of ${size} entries.`, CHECK_FILE);
}

/** The indices of a place that is counted row by row. */
function placeOf(at: number, shape: readonly number[]): number[] {
  const indices: number[] = [];
  let rest = at;
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}
