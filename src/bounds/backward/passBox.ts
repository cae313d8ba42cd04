import * as tf from '@tensorflow/tfjs-core';
import { dot, dotError } from '../../kernels/dot';
import { lowerOf, upperOf } from '../../kernels/interval';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { type BackwardContext, type BackwardStep, weighted } from './context';
import { magnitudeOf } from './magnitudeOf';

/** For operations without lines of their own: the output's interval takes the place of the output; nothing passes on. */
export function passBox(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): BackwardStep {
  const { batch, bounds, rounding } = context;
  const output = bounds.get(node.output) as tf.Tensor;
  const size = sizeOf(coefficients.shape.slice(1));
  const a = tf.reshape(coefficients, [batch, -1, size]);
  const constants = [
    dot(tf.relu(a), tf.reshape(lowerOf(output), [batch, 1, size])),
    tf.neg(dot(tf.relu(tf.neg(a)), tf.reshape(upperOf(output), [batch, 1, size]))),
  ];
  const rows = coefficients.shape[0] as number;
  const zeros = node.inputShapes.map((shape: Shape) => tf.zeros([rows, ...shape]));
  if (rounding === 'none') return { coefficients: zeros, constants, errors: [] };
  const errors = [tf.mul(weighted(coefficients, magnitudeOf(output), context), 1.01 * dotError(size))];
  return { coefficients: zeros, constants, errors };
}
