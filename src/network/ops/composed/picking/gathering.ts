import { sizeOf } from '../../../network';
import { NetworkError } from '../../../networkError';
import { activationInput, constantInput, integersOf, numberAttribute, plainAxis } from '../../../onnxReading';
import type { Composition } from '../builder';
import { pick, reshaped } from '../parts';
import { placesNamed, refuseBatch, rowsNamed } from './places';

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
  const places = placesNamed(indices, sizes, axis);
  return reshaped(builder, pick(builder, reshaped(builder, input, [sizeOf(sizes)]), 0, places), indices.shape);
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
  const places = rowsNamed(indices, sizes);
  const rest = sizes.slice(length);
  const rows = reshaped(builder, input, [sizeOf(sizes.slice(0, length)), ...rest]);
  return reshaped(builder, pick(builder, rows, 0, places), [...indices.shape.slice(0, -1), ...rest]);
};
