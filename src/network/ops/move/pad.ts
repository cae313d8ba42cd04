import * as tf from '@tensorflow/tfjs-core';
import { padTensor } from '../../../kernels/padTensor';
import { counted } from '../../../numbers/format';
import { shapeToOnnx } from '../../layout';
import { type NetworkNode, type NodeShapes, type Shape, scalarWeight, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import {
  activationInput,
  floatsOf,
  fullShape,
  integersFromEither,
  integersOf,
  integerTensor,
  numberAttribute,
  optionalConstant,
  sampleAxis,
  tensorOf,
} from '../../onnxReading';
import { defineOperation, type NodeDraft } from '../../operation';
import type { Local } from '../../passingBack';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { SUMS } from '../errors';

/** Entries added before and after each axis of the sample (internal layout); negative numbers crop. */
type PadAttributes = { readonly before: readonly number[]; readonly after: readonly number[]; readonly value: number };

/** Surrounds a value with a constant. Exact. */
export const pad = defineOperation<PadAttributes>({
  known: ({ attributes }) => ({ sign: attributes.value >= 0 ? 'as inputs' : 'open' }),
  inferShape: (inputs, node) => paddedShape(only(inputs), node.attributes),
  forward: (inputs, node) => surround(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => {
    return surroundValues(only(inputs), attributes.before, attributes.value, shapes);
  },
  interval: (inputs, node) => surround(only(inputs), node),
  errors: SUMS,
  backward: {
    kind: 'affine',
    terms: () => ({ forward: 0, backward: 0 }),
    magnitude: (inputs, node) => tf.abs(surround(only(inputs), node)),
    transpose: (coefficients, { attributes: { before, after } }) => {
      const opposite = (counts: readonly number[]) => counts.map((count) => -count);
      return [surroundWith(coefficients, { before: opposite(before), after: opposite(after), value: 0 })];
    },
    local: localOf,
  },
  fromOnnx: readPad,
  toOnnx: ({ inputs, attributes }) => {
    const pads = [...[0, ...shapeToOnnx(attributes.before)], ...[0, ...shapeToOnnx(attributes.after)]];
    return {
      opType: 'Pad',
      inputs: [...inputs, integerTensor(pads), tensorOf(scalarWeight(attributes.value))],
      attributes: { mode: 'constant' },
    };
  },
});

function paddedShape(input: Shape, { before, after }: PadAttributes): Shape {
  const cropped = input.map((size, axis) => size + Math.min(0, before[axis] ?? 0) + Math.min(0, after[axis] ?? 0));
  if (!cropped.every((size) => size > 0)) throw new NetworkError('It crops more than there is.', CHECK_FILE);
  return input.map((size, axis) => size + (before[axis] ?? 0) + (after[axis] ?? 0));
}

function surround(x: tf.Tensor, { attributes }: NetworkNode<PadAttributes>): tf.Tensor {
  return surroundWith(x, attributes);
}

function surroundWith(x: tf.Tensor, { before, after, value }: PadAttributes): tf.Tensor {
  return tf.tidy(() => {
    const begin = [0, ...before.map((count) => Math.max(0, -count))];
    const size = x.shape.map((length, axis) => length - (begin[axis] ?? 0) - Math.max(0, -(after[axis - 1] ?? 0)));
    const cropped = tf.slice(x, begin, size);
    const paddings = before.map((count, axis): [number, number] => [Math.max(0, count), Math.max(0, after[axis] ?? 0)]);
    return padTensor(cropped, [[0, 0], ...paddings], value);
  });
}

/** Of an image to which whole rows and columns are added: each place is one of the input, or over its edge. */
function localOf({ attributes: { before, after } }: NetworkNode<PadAttributes>): Local | undefined {
  const [top, left, channels] = before;
  if (before.length !== 3 || channels !== 0 || after[2] !== 0) return undefined;
  return {
    reach: [1, 1],
    strides: [1, 1],
    before: [top as number, left as number],
    transpose: (coefficients) => [tf.clone(coefficients)],
    forward: (inputs) => tf.clone(only(inputs)),
  };
}

/** Entries added before and after an axis of the file. */
interface PaddedAxis {
  readonly axis: number;
  readonly first: number;
  readonly last: number;
}

/** The axes of a node's input to which anything is added. */
export function readPads(node: OnnxNode, context: ImportContext): { input: string; pads: readonly PaddedAxis[] } {
  const input = activationInput(node, 0, context);
  const rank = fullShape(input, context).length;
  const axes =
    (context.opset >= 18 ? optionalAxes(node, context) : undefined) ?? Array.from({ length: rank }, (_, axis) => axis);
  const pads = integersFromEither(node, 'pads', 1, context) ?? [];
  if (pads.length !== 2 * axes.length) {
    throw new NetworkError(
      `It has ${counted(pads.length, 'pad')} for ${counted(axes.length, 'dimension')}.`,
      CHECK_FILE,
    );
  }
  const padded = axes.map((axis, at) => ({ axis, first: pads[at] as number, last: pads[at + axes.length] as number }));
  return { input, pads: padded.filter(({ first, last }) => first !== 0 || last !== 0) };
}

function readPad(node: OnnxNode, context: ImportContext): NodeDraft<PadAttributes> {
  const { input, pads } = readPads(node, context);
  const sample = context.shapeOf(input);
  const before = sample.map(() => 0);
  const after = sample.map(() => 0);
  for (const { axis, first, last } of pads) {
    const position = sampleAxis(axis, sample, context);
    before[position] = first;
    after[position] = last;
  }
  return { inputs: [input], attributes: { before, after, value: readValue(node, context) }, weights: {} };
}

function optionalAxes(node: OnnxNode, context: ImportContext): readonly number[] | undefined {
  const axes = optionalConstant(node, 3, context);
  return axes && integersOf(axes);
}

function readValue(node: OnnxNode, context: ImportContext): number {
  const constant = optionalConstant(node, 2, context);
  const value = constant ? (floatsOf(constant)[0] ?? 0) : numberAttribute(node, 'value', 0);
  if (Number.isFinite(value)) return value;
  throw new NetworkError(`It pads with ${value}.`, 'Pad with a finite number.');
}

/** A value surrounded by a constant; negative counts in `before` crop, as do outputs that end before the input does. */
function surroundValues(
  x: Float64Array,
  before: readonly number[],
  constant: number,
  shapes: NodeShapes,
): Float64Array {
  const input = shapes.inputs[0] as Shape;
  const { output } = shapes;
  const result = new Float64Array(sizeOf(output)).fill(constant);
  const place = (axis: number, from: number, to: number): void => {
    if (axis === input.length) {
      result[to] = x[from] as number;
      return;
    }
    const [size, room] = [input[axis] as number, output[axis] as number];
    for (let index = 0; index < size; index++) {
      const target = index + (before[axis] as number);
      if (target >= 0 && target < room) place(axis + 1, from * size + index, to * room + target);
    }
  };
  place(0, 0, 0);
  return result;
}
