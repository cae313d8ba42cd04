import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../kernels/rounding/interval';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import type { ReadyNode } from '../../network/network';
import type { Passing } from '../../network/passingBack';
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
      ...(!ROUNDINGS[rounding].outward ? [] : [overflowOf(coefficients, batch)]),
    ],
  };
}

/** Zero, or not a number where a coefficient is infinite or none: choosing by sign may lose sight of it. */
function overflowOf(coefficients: tf.Tensor, batch: number): tf.Tensor {
  return tf.sum(tf.mul(wholeRows(batch).rows(coefficients), 0), 2);
}

/** For operations without a relaxation of their own: the output's interval takes the place of the output; nothing passes on. */
export function passBox(node: ReadyNode, coefficients: tf.Tensor, { batch, bounds, rounding }: BackwardContext) {
  const output = bounds.get(node.output) as tf.Tensor;
  const { rows, beside } = wholeRows(batch);
  const box = { lower: beside(lowerOf(output), node.output), upper: beside(upperOf(output), node.output) };
  const { least, error } = concretizeRows(rows(coefficients), box, rounding);
  const zeros = node.inputShapes.map((shape) => tf.zeros([coefficients.shape[0] as number, ...shape]));
  return { coefficients: zeros, constants: [least], errors: error ? [error] : [] } satisfies BackwardStep;
}
