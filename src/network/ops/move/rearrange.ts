import * as tf from '@tensorflow/tfjs-core';
import { counted } from '../../../numbers/format';
import { describeShape } from '../../describe';
import { permute, shapeFromOnnx, shapeToOnnx, TO_CHANNELS_FIRST, TO_CHANNELS_LAST } from '../../layout';
import { type Shape, sizeOf } from '../../network';
import { NetworkError } from '../../networkError';
import type { AffineOperation } from '../../operation';
import { CHECK_FILE } from '../../remedies';
import { only } from '../activation/unary';
import { moving } from '../affine/affine';
import { SUMS } from '../errors';
import { AS_INPUTS } from '../known';

/**
 * What Reshape, Flatten, Squeeze and Unsqueeze do to a value: permute its axes, give it another shape, permute again.
 * ONNX reshapes images channels first, so both permutations come from the layout; they are left out (empty) where
 * they would move axes of size 1 only.
 */
export type Rearrangement = {
  /** Permutation of the input's axes, batch included; empty for none. */
  readonly before: readonly number[];
  /** The shape in between, batch left out. */
  readonly shape: Shape;
  /** Permutation of the reshaped value's axes, batch included; empty for none. */
  readonly after: readonly number[];
};

/** The rearrangement that gives a value of the internal shape `from` the sample sizes `to`, both counted in ONNX's order. */
export function rearrangementTo(from: Shape, to: Shape): Rearrangement {
  if (sizeOf(from) !== sizeOf(to)) {
    throw new NetworkError(
      `It cannot give ${describeShape(shapeToOnnx(from))} the shape ${describeShape(to)}: the number of values differs.`,
      CHECK_FILE,
    );
  }
  const before = isPlainImage(from) ? [] : TO_CHANNELS_FIRST;
  const internal = shapeFromOnnx(to);
  return isPlainImage(internal)
    ? { before, shape: internal, after: [] }
    : { before, shape: to, after: TO_CHANNELS_LAST };
}

/** Whether the values of this internal shape lie in memory as ONNX has them. */
export function isPlainImage(shape: Shape): boolean {
  if (shape.length !== 3) return true;
  const [height, width, channels] = shape as [number, number, number];
  return channels === 1 || height * width === 1;
}

/** Applies a rearrangement to a batch (or to the packed bounds of one). */
export function rearrange(x: tf.Tensor, { before, shape, after }: Rearrangement): tf.Tensor {
  return tf.tidy(() => {
    const source = before.length > 0 ? tf.transpose(x, [...before]) : x;
    const reshaped = tf.reshape(source, [x.shape[0] as number, ...shape]);
    return after.length > 0 ? tf.transpose(reshaped, [...after]) : reshaped;
  });
}

/**
 * Undoes a rearrangement.
 *
 * @param input shape of the value it was applied to, batch left out
 */
export function rearrangeBack(y: tf.Tensor, input: Shape, { before, after }: Rearrangement): tf.Tensor {
  return tf.tidy(() => {
    const batch = y.shape[0] as number;
    const reshaped = after.length > 0 ? tf.transpose(y, inverse(after)) : y;
    if (before.length === 0) return tf.reshape(reshaped, [batch, ...input]);
    const sizes = before.slice(1).map((axis) => input[axis - 1] as number);
    return tf.transpose(tf.reshape(reshaped, [batch, ...sizes]), inverse(before));
  });
}

/** The permutation that undoes a permutation. */
export function inverse(order: readonly number[]): number[] {
  return order.map((_, axis) => order.indexOf(axis));
}

/** Applies a rearrangement to one sample of the given shape. */
export function rearrangeValues(x: Float64Array, input: Shape, { before, shape, after }: Rearrangement): Float64Array {
  const source = before.length > 0 ? permute(x, [1, ...input], before) : x;
  return after.length > 0 ? permute(source, [1, ...shape], after) : source;
}

/** Shape after a rearrangement. */
export function rearrangedShape(input: Shape, { shape, after }: Rearrangement): Shape {
  if (sizeOf(input) !== sizeOf(shape)) {
    throw new NetworkError(
      `It expects ${counted(sizeOf(shape), 'value')} and gets ${sizeOf(input)}.`,
      'Give it an input of the size it was made for.',
    );
  }
  return after.length > 0 ? after.slice(1).map((axis) => shape[axis - 1] as number) : shape;
}

/** What the operations that rearrange have in common: all but how they are read and written. */
export const REARRANGING: Omit<AffineOperation<Rearrangement>, 'fromOnnx' | 'toOnnx'> = {
  known: AS_INPUTS,
  inferShape: (inputs, node) => rearrangedShape(only(inputs), node.attributes),
  forward: (inputs, node) => rearrange(only(inputs), node.attributes),
  evaluate: (inputs, node, shapes) => rearrangeValues(only(inputs), only(shapes.inputs), node.attributes),
  interval: (inputs, node) => rearrange(only(inputs), node.attributes),
  errors: SUMS,
  backward: moving<Rearrangement>(
    (inputs, node) => rearrange(only(inputs), node.attributes),
    (coefficients, node) => [rearrangeBack(coefficients, only(node.inputShapes), node.attributes)],
  ),
};
