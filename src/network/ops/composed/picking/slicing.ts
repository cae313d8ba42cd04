import { NetworkError } from '../../../networkError';
import { activationInput, integersFromEither, numberAttribute, plainAxis, textAttribute } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import { readPads } from '../../move/pad';
import { sliceIndices } from '../../sizes';
import type { Composition } from '../builder';
import { entriesOf, pick } from '../parts';

/** Ranges along axes; attributes before opset 10, inputs since. */
export const slice: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const starts = integersFromEither(node, 'starts', 1, context) ?? [];
  const ends = integersFromEither(node, 'ends', 2, context) ?? [];
  const axes = integersFromEither(node, 'axes', 3, context) ?? starts.map((_, axis) => axis);
  const steps = integersFromEither(node, 'steps', 4, context) ?? starts.map(() => 1);
  const sample = context.shapeOf(input);
  return axes.reduce((value, axis, at) => {
    const isBatch = context.batched && (axis === 0 || axis === -1 - sample.length);
    // Exporters write slices of the whole batch.
    if (isBatch && starts[at] === 0 && (ends[at] ?? 0) >= 2 ** 31 - 1 && steps[at] === 1) return value;
    const own = plainAxis(axis, sample, context);
    const size = builder.sizesOf(value)[own] as number;
    const indices = sliceIndices(starts[at] ?? 0, ends[at] ?? 0, steps[at] ?? 1, size);
    if (indices.length === 0) throw new NetworkError('It leaves nothing.', CHECK_FILE);
    return pick(builder, value, own, indices);
  }, input);
};

/** Parts along an axis, of given sizes or all alike. */
export const split: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const axis = plainAxis(numberAttribute(node, 'axis', 0), context.shapeOf(input), context);
  const size = builder.sizesOf(input)[axis] as number;
  const count = numberAttribute(node, 'num_outputs', node.outputs.length);
  const part = Math.ceil(size / count);
  const alike = Array.from({ length: count }, (_, at) => Math.min(part, size - at * part));
  const sizes = integersFromEither(node, 'split', 1, context) ?? alike;
  if (sizes.reduce((sum, one) => sum + one, 0) !== size || sizes.some((one) => one < 1)) {
    throw new NetworkError(`It splits ${size} entries into parts of ${sizes.join(', ')}.`, CHECK_FILE);
  }
  let start = 0;
  return sizes.map((length, at) => {
    const indices = Array.from({ length }, (_, index) => start + index);
    start += length;
    return node.outputs[at] ? pick(builder, input, axis, indices) : input;
  });
};

/** The place that stands at a position before the first or after the last, by what surrounds a value. */
const AROUND: Readonly<Record<string, (position: number, size: number) => number>> = {
  edge: (position, size) => Math.min(Math.max(position, 0), size - 1),
  reflect: (position, size) => {
    const period = Math.max(1, 2 * (size - 1));
    const within = ((position % period) + period) % period;
    return Math.min(within, period - within) % size;
  },
  wrap: (position, size) => ((position % size) + size) % size,
};

/** A value surrounded by its own entries. */
export const mirrored: Composition = (node, context, builder) => {
  const mode = textAttribute(node, 'mode', 'constant');
  if (mode === 'constant') return undefined;
  const placeAt = AROUND[mode];
  if (!placeAt) throw new NetworkError(`It pads by “${mode}”.`, 'Pad by constant, edge, reflect or wrap.');
  const { input, pads } = readPads(node, context);
  return pads.reduce((value, { axis, first, last }) => {
    const own = plainAxis(axis, context.shapeOf(input), context);
    const size = builder.sizesOf(value)[own] as number;
    const entries = entriesOf(size + first + last, (at) => placeAt(at - first, size));
    return pick(builder, value, own, entries);
  }, input);
};
