import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, lowerOf, upperOf } from '../../kernels/rounding/interval';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import type { ReadyNode } from '../../network/network';
import type { Passing, PassLayout } from '../../network/passingBack';
import type { BackwardContext, BackwardStep } from './context';
import { type RowLayout, wholeRows } from './rowLayout';

/**
 * Operations that pass coefficients in their own way, such as a maximum.
 *
 * @param windows how windows of the output lie, where coefficients are of such
 */
export function passOwn(
  node: ReadyNode,
  passing: Passing,
  coefficients: tf.Tensor,
  { bounds, batch, rounding }: BackwardContext,
  windows?: RowLayout,
): BackwardStep {
  const known = (name: string) => bounds.get(name) as Interval;
  const result = passing.pass(coefficients, node, {
    inputs: node.inputs.map(known),
    output: known(node.output),
    batch,
    rounding,
    ...(windows && { windows: layoutIn(windows, node.output, known(node.output).shape.slice(1)) }),
  });
  return {
    coefficients: result.coefficients,
    constants: [result.constant],
    errors: [
      ...(result.error ? [result.error] : []),
      ...(!ROUNDINGS[rounding].outward ? [] : [overflowOf(coefficients, windows ?? wholeRows(batch))]),
    ],
  };
}

/** Zero, or not a number where a coefficient is infinite or none: choosing by sign may lose sight of it. */
function overflowOf(coefficients: tf.Tensor, layout: RowLayout): tf.Tensor {
  return layout.perSample(tf.sum(tf.mul(layout.rows(coefficients), 0), 2));
}

/** The layout of coefficients of one value, [batch, ...shape]. */
function layoutIn({ rows, beside, perSample }: RowLayout, value: string, shape: readonly number[]): PassLayout {
  return { rows, beside: (known) => beside(tf.reshape(known, [-1, ...shape]), value), perSample };
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
