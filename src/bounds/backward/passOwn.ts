import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from '../../kernels/interval';
import type { Passing, ReadyNode } from '../../network/operation';
import type { BackwardContext, BackwardStep } from './context';
import { wholeRows } from './rowLayout';

/** Operations that pass coefficients in their own way, such as a maximum. */
export function passOwn(
  node: ReadyNode,
  passing: Passing,
  coefficients: tf.Tensor,
  { bounds, batch, rounding }: BackwardContext,
): BackwardStep {
  const known = (name: string) => bounds.get(name) as Interval;
  const result = passing.pass(coefficients, node, {
    inputs: node.inputs.map(known),
    output: known(node.output),
    batch,
    rounding,
  });
  return {
    coefficients: result.coefficients,
    constants: [result.constant],
    errors: [
      ...(result.error ? [result.error] : []),
      ...(rounding === 'none' ? [] : [overflowOf(coefficients, batch)]),
    ],
  };
}

/** Zero, or not a number where a coefficient is infinite or none: choosing by sign may lose sight of it. */
function overflowOf(coefficients: tf.Tensor, batch: number): tf.Tensor {
  return tf.sum(tf.mul(wholeRows(batch).rows(coefficients), 0), 2);
}
