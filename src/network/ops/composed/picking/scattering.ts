import { sizeOf } from '../../../network';
import { NetworkError } from '../../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../onnxNode';
import { constantInput, missingInput, numberAttribute, textAttribute } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import type { Builder, Composition, Part } from '../builder';
import { asValue, pick, reshaped } from '../parts';
import { placesNamed, refuseBatch, rowsNamed } from './places';

/** Values some entries of which others take, at constant places along an axis. */
export const scatterElements: Composition = (node, context, builder) => {
  const { value, updates, indices, sizes } = readScatter(node, context, builder);
  const named = numberAttribute(node, 'axis', 0);
  const axis = named < 0 ? named + sizes.length : named;
  if (!(axis in sizes)) throw new NetworkError(`Its axis ${named} does not exist.`, CHECK_FILE);
  return replaced(builder, { value, updates, sizes, row: [] }, placesNamed(indices, sizes, axis));
};

/** The same of rows that are named by their indices along the first axes. */
export const scatterByPlace: Composition = (node, context, builder) => {
  const { value, updates, indices, sizes } = readScatter(node, context, builder);
  const row = sizes.slice(indices.shape.at(-1) ?? 0);
  return replaced(builder, { value, updates, sizes, row }, rowsNamed(indices, sizes));
};

function readScatter(node: OnnxNode, context: ImportContext, builder: Builder) {
  refuseBatch(context);
  if (textAttribute(node, 'reduction', 'none') !== 'none') {
    throw new NetworkError('It combines what is there with what it puts there.', 'Use Add, Mul, Max or Min instead.');
  }
  const [value, updates] = [0, 2].map((at) => {
    const name = node.inputs[at] || missing(at);
    return context.constant(name) ?? name;
  }) as [Part, Part];
  const sizes = typeof value === 'string' ? builder.sizesOf(value) : value.shape;
  return { value, updates, indices: constantInput(node, 1, context), sizes };
}

function missing(index: number): never {
  throw missingInput(index);
}

interface Replacing {
  readonly value: Part;
  readonly updates: Part;
  readonly sizes: readonly number[];
  /** Sizes of what one place holds. */
  readonly row: readonly number[];
}

/** Both beside each other, and of each place the one that it then has. */
function replaced(builder: Builder, { value, updates, sizes, row }: Replacing, places: readonly number[]): string {
  if (new Set(places).size < places.length) throw new NetworkError('It puts two values at one place.', CHECK_FILE);
  const count = sizeOf(sizes) / sizeOf(row);
  const like = typeof value === 'string' ? value : (updates as string);
  const single = pick(builder, reshaped(builder, like, [sizeOf(builder.sizesOf(like))]), 0, [0]);
  const rows = (part: Part, length: number) => {
    const shape = [length, ...row];
    if (typeof part === 'string') return reshaped(builder, part, shape);
    const flat: OnnxTensor = { ...part, shape: [sizeOf(shape)] };
    return reshaped(builder, asValue(builder, flat, single), shape);
  };
  const joined = builder.add('Concat', [rows(value, count), rows(updates, places.length)], { axis: 0 });
  const sources = Array.from({ length: count }, (_, at) => {
    const place = places.lastIndexOf(at);
    return place < 0 ? at : count + place;
  });
  return reshaped(builder, pick(builder, joined, 0, sources), sizes);
}
