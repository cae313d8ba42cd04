import * as tf from '@tensorflow/tfjs-core';
import { type Interval, lowerOf, packInterval, upperOf } from '../kernels/rounding/interval';
import { disposeKept } from './keptTensors';

/** Bounds of the network's input and of every node's output, [2·batch, ...], by the value's name; on the device. */
export type ValueBounds = Map<string, Interval>;

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
