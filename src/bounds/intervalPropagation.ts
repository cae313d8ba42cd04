import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import type { ReadyNode } from '../network/operation';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import type { Checkpoint } from './checkpoint';

/**
 * Interval bound propagation (Gowal et al. 2018): bounds of every node's output over a box of inputs, node by node.
 *
 * @param box bounds of the input, [2·batch, ...shape], owned by the caller
 * @param onNode is handed each node's bounds and keeps what it wants with `tf.keep` or by reading it; called in order
 * @param checkpoint awaited between nodes, so that long runs can be cancelled
 * @returns bounds of the network's output; the caller disposes of them
 */
export async function propagateIntervals(
  ready: ReadyNetwork,
  box: Interval,
  rounding: Rounding,
  checkpoint: Checkpoint,
  onNode: (node: ReadyNode, interval: Interval) => void = () => {},
): Promise<Interval> {
  const { network } = ready;
  const readersLeft = countReaders(ready);
  const alive = new Map<string, Interval>([[network.input.name, tf.clone(box)]]);
  try {
    for (const node of ready.nodes) {
      const inputs = node.inputs.map((name) => alive.get(name) as Interval);
      const interval = tf.tidy(() => operationOf(node.op).interval(inputs, node, rounding));
      const output = inputs.includes(interval) ? tf.clone(interval) : interval;
      alive.set(node.output, output);
      onNode(node, output);
      for (const name of node.inputs) release(name, readersLeft, alive);
      await checkpoint();
    }
    const result = alive.get(network.output) as Interval;
    alive.delete(network.output);
    return result;
  } finally {
    for (const interval of alive.values()) interval.dispose();
  }
}

function countReaders(ready: ReadyNetwork): Map<string, number> {
  const count = new Map<string, number>([[ready.network.output, 1]]);
  for (const name of ready.nodes.flatMap((node) => node.inputs)) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}

function release(name: string, readersLeft: Map<string, number>, alive: Map<string, Interval>): void {
  const left = (readersLeft.get(name) as number) - 1;
  readersLeft.set(name, left);
  if (left > 0) return;
  alive.get(name)?.dispose();
  alive.delete(name);
}
