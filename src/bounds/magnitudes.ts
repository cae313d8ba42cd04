import { LARGEST_MAGNITUDE, type Rounding } from '../kernels/rounding/rounding';
import type { ReadyNode } from '../network/network';
import { operationOf } from '../network/ops';
import { isStated } from '../network/otherExecutions';

/** Largest magnitude among values; infinite when one is not a number. */
export function largestMagnitude(values: ArrayLike<number>): number {
  const half = values.length >> 1;
  let largest = Math.abs(values[2 * half] ?? 0);
  // By index, and two at a time, which is many times faster than by iterator; NaN once it is among the numbers.
  for (let i = 0; i < half; i++) {
    largest = Math.max(largest, Math.abs(values[i] as number), Math.abs(values[half + i] as number));
  }
  return Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest;
}

/**
 * Position of the first node whose bounds are not to be trusted: because a number beyond LARGEST_MAGNITUDE (or none at
 * all) occurred there, or because nothing is known of its executions. `nodes.length` when all are well. Up to that node
 * every number is finite, since inputs and weights within the limit cannot overflow in one layer; so the test sees the
 * excess where it first arises.
 *
 * @param largest largest magnitude of each node's bounds
 */
export function firstExcess(
  nodes: readonly ReadyNode[],
  largest: readonly number[],
  inputLargest: number,
  rounding: Rounding,
): number {
  if (!(inputLargest <= LARGEST_MAGNITUDE)) return 0;
  const excess = nodes.findIndex((node, index) => {
    return !((largest[index] as number) <= LARGEST_MAGNITUDE && weightsWithin(node) && isStated(node, rounding));
  });
  return excess < 0 ? nodes.length : excess;
}

const checked = new WeakMap<object, boolean>();

/**
 * Whether the node's constants, and what follows from them, stay within the limit. Looked at once for all nodes that share
 * tensors, which do the same with the same weights (`withTensors` in network/upload).
 */
function weightsWithin(node: ReadyNode): boolean {
  const known = checked.get(node.tensors);
  if (known !== undefined) return known;
  const constants = { ...node.weights, ...operationOf(node.op).derive?.(node, node.inputShapes) };
  const within = Object.values(constants).every(({ data }) => data.every((x) => Math.abs(x) <= LARGEST_MAGNITUDE));
  checked.set(node.tensors, within);
  return within;
}
