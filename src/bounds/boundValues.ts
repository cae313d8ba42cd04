import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import type { ReadyNode } from '../network/operation';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import type { Checkpoint } from './checkpoint';
import { disposeDerived, keepDerived } from './derived';
import type { InputBox } from './inputBox';

/** Bounds of the network's input and of every node's output, [2·batch, ...], by the value's name; on the device. */
export type ValueBounds = Map<string, Interval>;

/**
 * Bounds of every value by interval bound propagation (Gowal et al. 2018), node by node.
 *
 * @param checkpoint awaited between nodes, so that long runs can be cancelled
 * @param tighten called before each node with the bounds so far, which it may replace by tighter ones
 * @returns the bounds; the caller disposes of them (see disposeBounds)
 */
export async function boundValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
  tighten: (node: ReadyNode, bounds: ValueBounds) => Promise<void> = async () => {},
): Promise<ValueBounds> {
  const shape = [batch, ...ready.network.input.shape];
  const input = tf.tidy(() => packInterval(tf.tensor(box.lower, shape), tf.tensor(box.upper, shape)));
  const bounds: ValueBounds = new Map([[ready.network.input.name, input]]);
  keepDerived(bounds);
  try {
    for (const node of ready.nodes) {
      await tighten(node, bounds);
      const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
      const interval = tf.tidy(() => operationOf(node.op).interval(inputs, node, rounding));
      bounds.set(node.output, inputs.includes(interval) ? tf.clone(interval) : interval);
      await checkpoint();
    }
    return bounds;
  } catch (error) {
    disposeBounds(bounds);
    throw error;
  }
}

/** Frees bounds on the device, and what was derived of them. */
export function disposeBounds(bounds: ValueBounds): void {
  disposeDerived(bounds);
  tf.dispose([...bounds.values()]);
}
