import * as tf from '@tensorflow/tfjs-core';
import { type OwnRounding, REAL_ROUNDING, ROUNDINGS, WITHOUT_ROUNDING } from '../catalog/roundings';
import { type Interval, lowerOf, magnitudeOf, moveOutward, packInterval, upperOf } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { lostInSums } from './executionErrors';
import type { ReadyNode } from './network';
import { operationOf } from './ops';
import type { Relaxation, Relaxed } from './passingBack';

/** Whether anything is known about float32 executions of a node; always true where they are not asked about. */
export function isStated(node: ReadyNode, rounding: Rounding): boolean {
  const { errors } = operationOf(node.op);
  if (!ROUNDINGS[rounding].coversRuns || !('isStated' in errors)) return true;
  return errors.isStated(node);
}

/** Where other software may read a node in another way than it is bounded here: which, and how. */
export function readOtherwise(node: ReadyNode): string | undefined {
  const { errors } = operationOf(node.op);
  return errors.kind === 'sums' && !errors.isStated(node) ? errors.others : undefined;
}

/** How far a float32 execution of a node may be from its own bounds; 0 where none are asked about. */
export function executionErrorOf(
  node: ReadyNode,
  inputs: readonly Interval[],
  own: Interval,
  rounding: Rounding,
): tf.Tensor | number {
  const { errors } = operationOf(node.op);
  if (!ROUNDINGS[rounding].coversRuns || errors.kind === 'choice') return 0;
  if (errors.kind === 'sums') return executionErrorOfSums(node, inputs, own, rounding);
  if (errors.kind === 'own') return errors.execution(magnitudeOf(own));
  return executionError(node, inputs[0] as Interval, rounding);
}

/**
 * How far a float32 execution of an affine node may be from the sums of what it reads, [batch, ...]; 0 where none are
 * asked about.
 *
 * @param output bounds of the sums, or of what executions make of them
 */
export function executionErrorOfSums(
  node: ReadyNode,
  inputs: readonly Interval[],
  output: Interval,
  rounding: Rounding,
): tf.Tensor | number {
  const { backward, errors } = operationOf(node.op);
  if (!ROUNDINGS[rounding].coversRuns || backward?.kind !== 'affine' || errors.kind !== 'sums') return 0;
  return lostInSums(node, { backward, errors }, inputs, output);
}

/** The relaxation of a node over boxes of its input; under `float32` around what any execution makes of it. */
export function relaxationAround(
  node: ReadyNode,
  relaxed: Relaxed,
  input: Interval,
  rounding: Rounding,
  touch?: tf.Tensor,
): Relaxation {
  return tf.tidy(() => {
    const own = relaxed.relaxation(input, node, ownRounding(rounding), touch) as Relaxation & tf.TensorContainerObject;
    const error = executionError(node, input, rounding);
    if (error === 0) return own;
    const { lowerIntercept = tf.zerosLike(own.upperIntercept), upperIntercept } = own;
    const moved = moveOutward(packInterval(lowerIntercept, upperIntercept), error);
    return { ...own, lowerIntercept: lowerOf(moved), upperIntercept: upperOf(moved) };
  });
}

function executionError(node: ReadyNode, input: Interval, rounding: Rounding): tf.Tensor | number {
  const { errors } = operationOf(node.op);
  return ROUNDINGS[rounding].coversRuns && errors.kind === 'function' ? errors.execution(input, node) : 0;
}

/** Functions know nothing of others' executions. */
export function ownRounding(rounding: Rounding): OwnRounding {
  return ROUNDINGS[rounding].outward ? REAL_ROUNDING : WITHOUT_ROUNDING;
}
