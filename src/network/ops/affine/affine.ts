import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { SCALE_ROUNDINGS, type ScaleShift } from '../../../kernels/dense/intervalScale';
import { type Attributes, magnitudeOf, type ReadyNode, type Shape, sizeOf, type Weight } from '../../network';
import type { Affine, Local } from '../../passingBack';
import { broadcastShape } from './broadcast';

const NO_TERMS = { forward: 0, backward: 0 };

/** For operations that only move values about: what holds for values holds for their magnitudes. */
export function moving<A extends Attributes>(
  move: (inputs: readonly tf.Tensor[], node: ReadyNode<A>) => tf.Tensor,
  moveBack: (coefficients: tf.Tensor, node: ReadyNode<A>) => tf.Tensor[],
): Affine<A> {
  return { kind: 'affine', terms: () => NO_TERMS, magnitude: move, transpose: moveBack, isLinear: true };
}

/** The same for operations that leave every value where it is. */
export function inPlace<A extends Attributes>(back: (coefficients: tf.Tensor) => tf.Tensor): Affine<A> {
  const moved = moving<A>(
    (inputs) => tf.clone(inputs[0] as tf.Tensor),
    (coefficients) => [back(coefficients)],
  );
  return { ...moved, local: () => pointwise((coefficients) => [back(coefficients)]) };
}

/** For operations whose every output is a sum of multiples of the inputs at its own place, and so passed back likewise. */
export function pointwise(transpose: (coefficients: tf.Tensor) => tf.Tensor[]): Local {
  const forward = (inputs: readonly tf.Tensor[]) =>
    tf.tidy(() => inputs.map((x, at) => transpose(x)[at] as tf.Tensor).reduce((sum, one) => tf.add(sum, one)));
  return { reach: [1, 1], strides: [1, 1], before: [0, 0], isElementwise: true, transpose, forward };
}

/** Whether every output of an elementwise operation depends on the inputs at its own place, none being copied. */
export function isPointwise(inputs: readonly Shape[], output: Shape): boolean {
  return inputs.every((shape) => shape.length === output.length && sizeOf(shape) === sizeOf(output));
}

/** For y = s·x + t, elementwise. */
export function scalingBackward<A extends Attributes>(
  constants: (tensors: ReadyNode['tensors']) => ScaleShift,
): Affine<A> {
  return {
    kind: 'affine',
    terms: ({ tensors, inputShapes }) => {
      const input = inputShapes[0] as Shape;
      const { scale, shift } = constants(tensors);
      const output = broadcastShape(broadcastShape(input, scale.shape), shift.shape);
      return { forward: SCALE_ROUNDINGS, backward: 2 + copiesOf(input, output) };
    },
    magnitude: ([x], { tensors }) => {
      const { magnitude, shiftMagnitude } = constants(tensors);
      return tf.tidy(() => tf.add(tf.mul(x as tf.Tensor, magnitude), shiftMagnitude));
    },
    transpose: (coefficients, { tensors, inputShapes }) => {
      const { scale } = constants(tensors);
      return [tf.tidy(() => gatherTo(inputShapes[0] as Shape, tf.mul(coefficients, scale)))];
    },
    local: ({ tensors, inputShapes }) => {
      const input = inputShapes[0] as Shape;
      const { scale, shift } = constants(tensors);
      const output = broadcastShape(broadcastShape(input, scale.shape), shift.shape);
      const isPerChannel = scale.shape.slice(0, -1).every((size) => size === 1) && scale.rank <= input.length;
      if (!isPerChannel || !isPointwise([input], output)) return undefined;
      const channels = tf.util.sizeFromShape(scale.shape);
      return pointwise((coefficients) => [tf.tidy(() => tf.mul(coefficients, tf.reshape(scale, [channels])))]);
    },
  };
}

/** How many copies of each value broadcasting makes, at most: as many coefficients `gatherTo` sums. */
export function copiesOf(shape: Shape, broadcast: Shape): number {
  return sizeOf(broadcast) / sizeOf(shape);
}

/**
 * Undoes broadcasting: coefficients of a value's copies are summed.
 *
 * @param shape of the value, batch left out
 * @param coefficients of its copies, [rows, ...broadcast shape]
 */
export function gatherTo(shape: Shape, coefficients: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const extra = coefficients.rank - 1 - shape.length;
    const leading = Array.from({ length: extra }, (_, axis) => axis + 1);
    const flat = extra > 0 ? tf.sum(coefficients, leading) : coefficients;
    const copied = shape.flatMap((size, axis) => (size === 1 && flat.shape[axis + 1] !== 1 ? [axis + 1] : []));
    return copied.length > 0 ? tf.sum(flat, copied, true) : tf.clone(flat);
  });
}

/** Constants of s·x + t as `intervalScale` wants them; where t was computed, `shiftMagnitude` covers what from. */
export function scalingConstants(scale: Weight, shift: Weight, shiftMagnitude = magnitudeOf(shift)) {
  return { scale, magnitude: magnitudeOf(scale), shift, shiftMagnitude };
}

/** The same constants on the device. */
export function scalingTensors(tensors: Readonly<Record<string, Tensor>>): ScaleShift {
  const { scale, magnitude, shift, shiftMagnitude } = tensors;
  return {
    scale: scale as Tensor,
    magnitude: magnitude as Tensor,
    shift: shift as Tensor,
    shiftMagnitude: shiftMagnitude as Tensor,
  };
}
