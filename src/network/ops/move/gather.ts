import * as tf from '@tensorflow/tfjs-core';
import type { OperationName } from '../../../catalog/operations';
import { type NetworkNode, type ReadyNode, type Shape, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import {
  activationInput,
  constantInput,
  integersOf,
  integerTensor,
  numberAttribute,
  sampleAxis,
} from '../../onnxReading';
import { defineOperation } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { SUMS } from '../errors';

/** Which entries along an axis of the sample (internal layout) are taken, in which order; some perhaps several times. */
type GatherAttributes = { readonly axis: number; readonly indices: readonly number[] };

/** Takes entries along an axis. Exact; what slices, splits, tiles, expands and repeats is made of it. */
export const gather = defineOperation<GatherAttributes>({
  known: () => ({ sign: 'as inputs', is: 'picks' }),
  inferShape: (inputs, { attributes }) => gatheredShape(only(inputs), attributes),
  forward: (inputs, node) => take(only(inputs), node),
  evaluate: (inputs, { attributes }, shapes) => takeValues(only(inputs), only(shapes.inputs), attributes),
  interval: (inputs, node) => take(only(inputs), node),
  errors: SUMS,
  backward: {
    kind: 'affine',
    terms: ({ attributes }) => {
      const copies = mostCopies(attributes.indices);
      return { forward: 0, backward: copies > 1 ? copies : 0 };
    },
    magnitude: (inputs, node) => take(only(inputs), node),
    transpose: (coefficients, node) => [putBack(coefficients, node)],
    isLinear: true,
  },
  fromOnnx: (node, context) => {
    const input = activationInput(node, 0, context);
    const sample = context.shapeOf(input);
    const axis = sampleAxis(numberAttribute(node, 'axis', 0), sample, context);
    const size = sample[axis] as number;
    const indices = integersOf(constantInput(node, 1, context)).map((index) => (index < 0 ? index + size : index));
    return { inputs: [input], attributes: { axis, indices }, weights: {} };
  },
  toOnnx: ({ inputs, attributes }, shapes) => {
    const isImage = (shapes.inputs[0] as Shape).length === 3;
    const axis = isImage ? ([2, 3, 1][attributes.axis] as number) : attributes.axis + 1;
    return { opType: 'Gather', inputs: [...inputs, integerTensor(attributes.indices)], attributes: { axis } };
  },
});

/** A node that takes these entries of a vector. */
export function choosing(input: string, indices: readonly number[], output: string): NetworkNode {
  const op: OperationName = 'Gather';
  return { name: output, op, inputs: [input], output, attributes: { axis: 0, indices }, weights: {} };
}

function gatheredShape(input: Shape, { axis, indices }: GatherAttributes): Shape {
  const size = input[axis] as number;
  const wrong = indices.find((index) => !(index >= 0 && index < size));
  if (wrong === undefined) return input.with(axis, indices.length);
  throw new NetworkError(`Its index ${wrong} does not exist among ${size} entries.`, CHECK_FILE);
}

/** TensorFlow.js' own gradient needs a kernel that not every backend has. */
function take(input: tf.Tensor, node: ReadyNode<GatherAttributes>): tf.Tensor {
  const { axis, indices } = node.attributes;
  return tf.customGrad((x) => {
    const value = tf.gather(x as tf.Tensor, tf.tensor1d([...indices], 'int32'), axis + 1);
    return { value, gradFunc: (dy: tf.Tensor) => putBack(dy, node) };
  })(input);
}

function takeValues(x: Float64Array, input: Shape, { axis, indices }: GatherAttributes): Float64Array {
  const inner = sizeOf(input.slice(axis + 1));
  const size = input[axis] as number;
  const outer = sizeOf(input.slice(0, axis));
  const result = new Float64Array(outer * indices.length * inner);
  let to = 0;
  for (let row = 0; row < outer; row++) {
    for (const index of indices) {
      const from = (row * size + index) * inner;
      result.set(x.subarray(from, from + inner), to);
      to += inner;
    }
  }
  return result;
}

/** The other way: every entry gets the sum of its copies, or zero where it was not taken. */
function putBack(y: tf.Tensor, { attributes, inputShapes }: ReadyNode<GatherAttributes>): tf.Tensor {
  const { axis, indices } = attributes;
  const size = only(inputShapes)[axis] as number;
  return tf.tidy(() => {
    if (size === 1) return tf.sum(y, axis + 1, true);
    const none = tf.zeros(y.shape.with(axis + 1, 1));
    const padded = tf.concat([y, none], axis + 1);
    return copiesOf(indices, size)
      .map((places) => tf.gather(padded, tf.tensor1d(places, 'int32'), axis + 1))
      .reduce((sum, part) => tf.add(sum, part));
  });
}

/** For the first, second, … copy of every entry where it stands among the taken ones; their number where there is none. */
function copiesOf(indices: readonly number[], size: number): number[][] {
  const copies = [new Array<number>(size).fill(indices.length)];
  const counts = new Array<number>(size).fill(0);
  indices.forEach((index, place) => {
    const copy = counts[index] as number;
    counts[index] = copy + 1;
    copies[copy] ??= new Array<number>(size).fill(indices.length);
    (copies[copy] as number[])[index] = place;
  });
  return copies;
}

function mostCopies(indices: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const index of indices) counts.set(index, (counts.get(index) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
