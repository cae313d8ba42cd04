import { NetworkError } from '../../networkError';
import { activationInput, constantInput, integersOf } from '../../onnxReading';
import { broadcastShape } from '../affine/broadcast';
import type { Composition } from './builder';
import { broadcastTo, entriesOf, pick } from './parts';

/** Copies along axes, one after the other. */
export const tile: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const repeats = integersOf(constantInput(node, 1, context));
  const own = context.batched ? repeats.slice(1) : repeats;
  if (context.batched && repeats[0] !== 1) {
    throw new NetworkError('It repeats the batch.', 'Let every sample be computed by itself.');
  }
  return own.reduce((value, times, axis) => {
    const size = builder.sizesOf(value)[axis] as number;
    const entries = entriesOf(size * times, (at) => at % size);
    return pick(builder, value, axis, entries);
  }, input);
};

/** A value given a larger shape by repeating what has size 1. */
export const expand: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const wanted = integersOf(constantInput(node, 1, context));
  const sizes = builder.sizesOf(input);
  const full = broadcastShape(context.batched ? [1, ...sizes] : sizes, wanted);
  if (context.batched && (full[0] !== 1 || full.length > sizes.length + 1)) {
    throw new NetworkError('It repeats the batch.', 'Let every sample be computed by itself.');
  }
  return broadcastTo(builder, input, context.batched ? full.slice(1) : full);
};
