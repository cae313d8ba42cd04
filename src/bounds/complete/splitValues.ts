import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import { type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import type { Splits } from '../alpha/splitMultipliers';
import type { ValueBounds } from '../boundValues';
import { type Ends, splitEnds } from '../ends';
import { keepTensors } from '../keptTensors';

/** A unit of a value that an activation reads. */
export interface Unit {
  readonly value: string;
  readonly unit: number;
}

/** A unit whose sign is taken as known. */
export interface Split extends Unit {
  readonly sign: 1 | -1;
}

/** Bounds of the values of one region, on the device and as numbers where units may be split. */
export interface Root {
  readonly bounds: ValueBounds;
  /** By the value's name; of inputs of activations that are linear on either side of zero. */
  readonly ends: ReadonlyMap<string, Ends>;
}

/** Reads what of a region's bounds can be split. */
export async function readRoot(ready: ReadyNetwork, bounds: ValueBounds): Promise<Root> {
  const ends = new Map<string, Ends>();
  for (const node of ready.nodes) {
    const { backward } = operationOf(node.op);
    const value = node.inputs[0] as string;
    if (backward?.kind !== 'relaxed' || backward.choice(node)?.kind !== 'slope') continue;
    if (value === ready.network.input.name) continue;
    ends.set(value, splitEnds(Float32Array.from(await (bounds.get(value) as Interval).data<'float32'>())));
  }
  return { bounds, ends };
}

/** A batch of subproblems of one region: the bounds of their values, and their splits on the device. */
export interface SplitBatch {
  readonly bounds: ValueBounds;
  readonly splits: Splits;
}

/**
 * Bounds of subproblems: the region's own, cut where a unit's sign is known. What no split touches stays a batch of one.
 * The caller disposes of it (disposeSplitBatch).
 */
export function splitValues(ready: ReadyNetwork, root: Root, splits: readonly (readonly Split[])[]): SplitBatch {
  const batch = splits.length;
  const bounds: ValueBounds = new Map();
  for (const [name, interval] of root.bounds) bounds.set(name, tf.clone(interval));
  for (const node of ready.nodes) {
    const kind = operationOf(node.op).backward?.kind;
    if (kind === 'affine') continue;
    // Of what lines are drawn over, only the input is looked at; magnitudes of outputs may be the region's.
    for (const name of kind === 'relaxed' ? node.inputs : [...node.inputs, node.output]) {
      const own = root.bounds.get(name) as Interval;
      const cut = root.ends.has(name)
        ? cutEnds(root.ends.get(name) as Ends, name, splits, own.shape.slice(1))
        : undefined;
      bounds.get(name)?.dispose();
      bounds.set(name, cut ?? repeated(own, batch));
    }
  }
  keepTensors(bounds);
  return { bounds, splits: signsOf(ready, root, splits) };
}

function cutEnds(ends: Ends, name: string, splits: readonly (readonly Split[])[], shape: number[]): Interval {
  const size = ends.lower.length;
  const lower = new Float32Array(splits.length * size);
  const upper = new Float32Array(splits.length * size);
  for (const [sample, own] of splits.entries()) {
    lower.set(ends.lower, sample * size);
    upper.set(ends.upper, sample * size);
    for (const { value, unit, sign } of own) {
      if (value !== name) continue;
      if (sign > 0) lower[sample * size + unit] = Math.max(0, ends.lower[unit] as number);
      else upper[sample * size + unit] = Math.min(0, ends.upper[unit] as number);
    }
  }
  const sizes = [splits.length, ...shape];
  return tf.tidy(() => packInterval(tf.tensor(lower, sizes), tf.tensor(upper, sizes)));
}

function repeated(interval: Interval, batch: number): Interval {
  const ones = interval.shape.slice(1).map(() => 1);
  return tf.tidy(() => {
    const [lower, upper] = tf.split(interval, 2, 0).map((end) => tf.tile(end, [batch, ...ones]));
    return packInterval(lower as tf.Tensor, upper as tf.Tensor);
  });
}

function signsOf(ready: ReadyNetwork, { ends }: Root, splits: readonly (readonly Split[])[]): Splits {
  const names = [...ends.keys()].filter((name) => splits.some((own) => own.some(({ value }) => value === name)));
  return new Map(
    names.map((name) => {
      const size = sizeOf(ready.shapes.get(name) as Shape);
      const { lower, upper } = ends.get(name) as Ends;
      const signs = new Float32Array(splits.length * size);
      for (const [sample, own] of splits.entries()) {
        for (const { value, unit, sign } of own) if (value === name) signs[sample * size + unit] = sign;
      }
      const scale = lower.map((low, unit) => Math.max(-low, upper[unit] as number, 2 ** -20));
      return [name, { signs: tf.tensor3d(signs, [splits.length, 1, size]), scale: tf.tensor3d(scale, [1, 1, size]) }];
    }),
  );
}

export function disposeSplits(splits: Splits): void {
  for (const { signs, scale } of splits.values()) tf.dispose([signs, scale]);
}
