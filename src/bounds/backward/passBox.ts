import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { lowerOf, upperOf } from '../../kernels/interval';
import type { ReadyNode } from '../../network/operation';
import type { BackwardContext, BackwardStep } from './context';
import { wholeRows } from './rowLayout';

/** For operations without lines of their own: the output's interval takes the place of the output; nothing passes on. */
export function passBox(node: ReadyNode, coefficients: tf.Tensor, { batch, bounds, rounding }: BackwardContext) {
  const output = bounds.get(node.output) as tf.Tensor;
  const { rows, beside } = wholeRows(batch);
  const box = { lower: beside(lowerOf(output), node.output), upper: beside(upperOf(output), node.output) };
  const { least, error } = concretizeRows(rows(coefficients), box, rounding);
  const zeros = node.inputShapes.map((shape) => tf.zeros([coefficients.shape[0] as number, ...shape]));
  return { coefficients: zeros, constants: [least], errors: error ? [error] : [] } satisfies BackwardStep;
}
