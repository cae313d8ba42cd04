import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { type Interval, lowerOf, upperOf } from '../../kernels/interval';
import { relaxRows } from '../../kernels/relaxRows';
import { unitRoundoff } from '../../kernels/rounding';
import { type Shape, sizeOf } from '../../network/network';
import type { Lines, ReadyNode, Relaxed } from '../../network/operation';
import type { BackwardContext, BackwardStep } from './context';
import { magnitudeOf } from './magnitudeOf';

/**
 * Positive coefficients take the line below the activation, negative ones the line above. A coefficient is rounded once:
 * at most u|a||slope|X is lost, X ≥ |x|; 2u pays for computing that, too. The intercepts are a box of their own.
 */
export function passLines(
  node: ReadyNode,
  relaxed: Relaxed,
  coefficients: tf.Tensor,
  context: BackwardContext,
): BackwardStep {
  const { batch, bounds, rounding, slopes } = context;
  const input = bounds.get(node.inputs[0] as string) as Interval;
  const shape = node.inputShapes[0] as Shape;
  const size = sizeOf(shape);
  const lines = relaxed.lines(input, node, rounding);
  const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, size]);
  const a = tf.reshape(coefficients, [batch, -1, size]);
  const chosen = slopes?.get(node.name);
  const open = chosen && tf.cast(isOpen(input), 'float32');
  const lower = chosen && open ? choose(flat(open), chosen, flat(lines.lowerSlope)) : flat(lines.lowerSlope);
  const passed = relaxRows(a, { lower, upper: flat(lines.upperSlope) });
  const weight =
    rounding === 'none' ? undefined : tf.mul(tf.mul(steepest(lines, open), magnitudeOf(input)), 2 * unitRoundoff());
  const box = {
    lower: lines.lowerIntercept && flat(lines.lowerIntercept),
    upper: flat(lines.upperIntercept),
    weight: weight && flat(weight),
  };
  const { least, error } = concretizeRows(a, box, rounding);
  return {
    coefficients: [tf.reshape(passed, coefficients.shape)],
    constants: [least],
    errors: error ? [error] : [],
  };
}

/** Where the sign of a value is open; only there the line below may be chosen. */
function isOpen(interval: Interval): tf.Tensor {
  return tf.logicalAnd(tf.less(lowerOf(interval), 0), tf.greater(upperOf(interval), 0));
}

/** The chosen slopes where `open` is 1, the given ones where it is 0; exact. */
function choose(open: tf.Tensor, chosen: tf.Tensor, given: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(chosen, open), tf.mul(given, tf.sub(1, open)));
}

/** The largest magnitude of the slopes of each unit, [batch, ...]; chosen ones are at most 1. */
function steepest({ lowerSlope, upperSlope }: Lines, open: tf.Tensor | undefined): tf.Tensor {
  const given = tf.maximum(tf.abs(lowerSlope), tf.abs(upperSlope));
  return open ? tf.maximum(given, open) : given;
}
