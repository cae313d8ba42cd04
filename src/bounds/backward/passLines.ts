import * as tf from '@tensorflow/tfjs-core';
import { dot, dotError } from '../../kernels/dot';
import { lowerOf, upperOf } from '../../kernels/interval';
import { gamma, unitRoundoff } from '../../kernels/rounding';
import { type Shape, sizeOf } from '../../network/network';
import type { ReadyNode, Relaxed } from '../../network/operation';
import { type BackwardContext, type BackwardStep, weighted } from './context';
import { magnitudeOf } from './magnitudeOf';

/**
 * Positive coefficients take the line below the activation, negative ones the line above. Of the two products one is
 * zero, so a coefficient is rounded once: at most u|A|X is lost. The intercepts' sum loses at most γ Σ|a||intercept|.
 */
export function passLines(
  node: ReadyNode,
  relaxed: Relaxed,
  coefficients: tf.Tensor,
  context: BackwardContext,
): BackwardStep {
  const { batch, bounds, rounding, slopes } = context;
  const input = bounds.get(node.inputs[0] as string) as tf.Tensor;
  const shape = node.inputShapes[0] as Shape;
  const size = sizeOf(shape);
  const lines = relaxed.lines(input, node, rounding);
  const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, size]);
  const a = tf.reshape(coefficients, [batch, -1, size]);
  const positive = tf.relu(a);
  const negative = tf.relu(tf.neg(a));
  const chosen = slopes?.get(node.name);
  const lowerSlope = chosen
    ? tf.where(flat(isUnstable(input)), chosen, flat(lines.lowerSlope))
    : flat(lines.lowerSlope);
  const passed = tf.sub(tf.mul(positive, lowerSlope), tf.mul(negative, flat(lines.upperSlope)));
  const upperIntercept = flat(lines.upperIntercept);
  const constants = [tf.neg(dot(negative, upperIntercept))];
  if (lines.lowerIntercept) constants.push(dot(positive, flat(lines.lowerIntercept)));
  const result = tf.reshape(passed, coefficients.shape.length === 1 ? [-1] : [-1, ...shape]);
  if (rounding === 'none') return { coefficients: [result], constants, errors: [] };
  const intercepts = lines.lowerIntercept
    ? tf.maximum(tf.abs(upperIntercept), tf.abs(flat(lines.lowerIntercept)))
    : tf.abs(upperIntercept);
  const errors = [
    tf.mul(weighted(result, magnitudeOf(input), context), 1.01 * gamma(2, unitRoundoff())),
    tf.mul(dot(tf.abs(a), intercepts), 1.01 * dotError(size)),
  ];
  return { coefficients: [result], constants, errors };
}

/** Where the sign of a value is open; only there the line below may be chosen. */
function isUnstable(interval: tf.Tensor): tf.Tensor {
  return tf.logicalAnd(tf.less(lowerOf(interval), 0), tf.greater(upperOf(interval), 0));
}
