import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { leastOver } from './concretize';
import type { BackwardContext, BackwardStep } from './context';

/** For operations without lines of their own: the output's interval takes the place of the output; nothing passes on. */
export function passBox(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): BackwardStep {
  const { least, error } = leastOver(coefficients, context.bounds.get(node.output) as tf.Tensor, context);
  const rows = coefficients.shape[0] as number;
  const zeros = node.inputShapes.map((shape: Shape) => tf.zeros([rows, ...shape]));
  return { coefficients: zeros, constants: [least], errors: error ? [error] : [] };
}
