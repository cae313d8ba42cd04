import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { boundNode } from '../network/boundNode';
import type { ReadyNode } from '../network/network';
import type { ReadyNetwork } from '../network/upload';
import type { Checkpoint } from './checkpoint';
import type { InputBox } from './inputBox';
import { disposeKept, keepTensors } from './keptTensors';
import { pointValues } from './points';

/** Bounds of the network's input and of every node's output, [2·batch, ...], by the value's name; on the device. */
export type ValueBounds = Map<string, Interval>;

/**
 * Bounds of every value by interval bound propagation (Gowal et al. 2018), node by node; at single points by evaluating
 * there, where that gains something (see points).
 *
 * @param checkpoint awaited between nodes, so that long runs can be cancelled
 * @param tightener makes of the map of bounds what is called before each node and may replace bounds so far by tighter ones
 * @returns the bounds; the caller disposes of them (see disposeBounds)
 */
export async function boundValues(
  ready: ReadyNetwork,
  box: InputBox,
  batch: number,
  rounding: Rounding,
  checkpoint: Checkpoint,
  tightener: (bounds: ValueBounds) => (node: ReadyNode) => Promise<void> = () => async () => {},
): Promise<ValueBounds> {
  const known = await pointValues(ready, box, batch, rounding);
  if (known) return known;
  const input = packBox(box, [batch, ...ready.network.input.shape]);
  const bounds: ValueBounds = new Map([[ready.network.input.name, input]]);
  const tighten = tightener(bounds);
  keepTensors(bounds);
  try {
    for (const node of ready.nodes) {
      await tighten(node);
      const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
      const interval = boundNode(node, inputs, rounding);
      bounds.set(node.output, inputs.includes(interval) ? tf.clone(interval) : interval);
      await checkpoint();
    }
    return bounds;
  } catch (error) {
    disposeBounds(bounds);
    throw error;
  }
}

/** A box as bounds of a value of this shape, [batch, ...]; at one go where its ends lie one behind the other. */
export function packBox({ lower, upper }: InputBox, shape: readonly [number, ...number[]]): Interval {
  const [batch, ...sample] = shape;
  if (lower.buffer === upper.buffer && lower.byteOffset + lower.byteLength === upper.byteOffset) {
    return tf.tensor(new Float32Array(lower.buffer, lower.byteOffset, 2 * lower.length), [2 * batch, ...sample]);
  }
  return tf.tidy(() => packInterval(tf.tensor(lower, [...shape]), tf.tensor(upper, [...shape])));
}

/** Puts bounds in the place of others of the same value, which are disposed of. */
export function replaceBounds(bounds: ValueBounds, value: string, interval: Interval): void {
  bounds.get(value)?.dispose();
  bounds.set(value, interval);
}

/** Puts what two bounds of a value have in common in the place of the one. */
export function intersectBounds(bounds: ValueBounds, value: string, known: Interval): void {
  const found = bounds.get(value) as Interval;
  const both = tf.tidy(() =>
    packInterval(tf.maximum(lowerOf(found), lowerOf(known)), tf.minimum(upperOf(found), upperOf(known))),
  );
  replaceBounds(bounds, value, both);
}

/** Frees bounds on the device, and what was kept that follows from them. */
export function disposeBounds(bounds: ValueBounds): void {
  disposeKept(bounds);
  tf.dispose([...bounds.values()]);
}
