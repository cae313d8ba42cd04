import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext } from '../backward/context';
import { passAffine } from '../backward/passAffine';
import { passBox } from '../backward/passBox';
import { passOwn } from '../backward/passOwn';

/** Coefficients of each input, [batch·rows, ...], and constants, each [batch, rows]. */
export interface PassedThrough {
  readonly inputs: readonly tf.Tensor[];
  readonly constants: readonly tf.Tensor[];
}

/** Passes coefficients back through a node that is no activation with lines. */
export function passBackThrough(node: ReadyNode, coefficients: tf.Tensor, context: BackwardContext): PassedThrough {
  const { backward } = operationOf(node.op);
  const pass = () => {
    if (backward?.kind === 'affine') return passAffine(node, backward, coefficients, context);
    if (backward?.kind === 'passing') return passOwn(node, backward, coefficients, context);
    return passBox(node, coefficients, context);
  };
  const step = pass();
  return { inputs: step.coefficients, constants: step.constants };
}

/**
 * What the node makes of values of its inputs, row by row, as the rows' linear bounds have it: an affine operation
 * itself; else the derivative of the bounds a·y ≥ Σ A·x + d in the coefficients a that were passed back.
 *
 * @param inputs each [batch·rows, ...]
 * @param coefficients of the output, as they were passed back
 */
export function forwardThrough(
  node: ReadyNode,
  inputs: readonly tf.Tensor[],
  coefficients: tf.Tensor,
  context: BackwardContext,
): tf.Tensor {
  const operation = operationOf(node.op);
  if (operation.backward?.kind === 'affine') return operation.forward(inputs, node);
  const bound = (a: tf.Tensor) => {
    const passed = passBackThrough(node, a, context);
    const products = passed.inputs.map((coefficient, at) => tf.sum(tf.mul(coefficient, inputs[at] as tf.Tensor)));
    return [...products, ...passed.constants.map((constant) => tf.sum(constant))].reduce((a, b) => tf.add(a, b));
  };
  return tf.grad(bound)(coefficients);
}
