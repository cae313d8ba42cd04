import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import { type Shape, sizeOf } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import type { Splits } from '../alpha/splitMultipliers';
import { keepTensors } from '../keptTensors';
import { type ReadBounds, splitInterval } from '../readBounds';
import type { ValueBounds } from '../valueBounds';

/** A unit of a value that an activation reads. */
export interface Unit {
  readonly value: string;
  readonly unit: number;
}

/** A unit, and where its values are split in two: at 0 where an activation is linear on either side of that. */
export interface Cut extends Unit {
  readonly at: number;
}

/** A unit of which it is taken as known on which side of a cut it lies: 1 above, −1 below. */
export interface Split extends Cut {
  readonly sign: 1 | -1;
}

/** Bounds of the values of one region, on the device and as numbers where units may be split. */
export interface Root {
  readonly bounds: ValueBounds;
  /** By the value's name; of inputs of activations whose relaxation is closer over a part of their input. */
  readonly readBounds: ReadonlyMap<string, ReadBounds>;
  /** Those of them that smooth activations read: they are split anywhere, and more than once. */
  readonly smooth: ReadonlySet<string>;
}

/** Reads what of a region's bounds can be split. */
export async function readRoot(ready: ReadyNetwork, bounds: ValueBounds): Promise<Root> {
  const readBounds = new Map<string, ReadBounds>();
  const kinds = new Map<string, Set<string>>();
  for (const node of ready.nodes) {
    const { backward } = operationOf(node.op);
    const value = node.inputs[0] as string;
    const kind = backward?.kind === 'relaxed' ? backward.choice(node)?.kind : undefined;
    if (!kind || value === ready.network.input.name) continue;
    kinds.set(value, (kinds.get(value) ?? new Set()).add(kind));
    if (!readBounds.has(value)) {
      readBounds.set(value, splitInterval(Float32Array.from(await (bounds.get(value) as Interval).data<'float32'>())));
    }
  }
  const smooth = new Set([...kinds].filter(([, own]) => !own.has('slope')).map(([value]) => value));
  return { bounds, readBounds, smooth };
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
    // Of what is relaxed only the input is looked at; magnitudes of outputs may be the region's.
    for (const name of kind === 'relaxed' ? node.inputs : [...node.inputs, node.output]) {
      const own = root.bounds.get(name) as Interval;
      const cut = root.readBounds.has(name)
        ? cutBounds(root.readBounds.get(name) as ReadBounds, name, splits, own.shape.slice(1))
        : undefined;
      bounds.get(name)?.dispose();
      bounds.set(name, cut ?? repeated(own, batch));
    }
  }
  keepTensors(bounds);
  return { bounds, splits: signsOf(ready, root, splits) };
}

function cutBounds(bounds: ReadBounds, name: string, splits: readonly (readonly Split[])[], shape: number[]): Interval {
  const sizes = [splits.length, ...shape];
  return tf.tidy(() => {
    const [lower, upper] = cutNumbers(bounds, name, splits).map((values) => tf.tensor(values, sizes));
    return packInterval(lower as tf.Tensor, upper as tf.Tensor);
  });
}

/** Lower and upper bounds of a value over a batch of subproblems. */
function cutNumbers(
  bounds: ReadBounds,
  name: string,
  splits: readonly (readonly Split[])[],
): [lower: Float32Array, upper: Float32Array] {
  const size = bounds.lower.length;
  const lower = new Float32Array(splits.length * size);
  const upper = new Float32Array(splits.length * size);
  for (const [sample, own] of splits.entries()) {
    lower.set(bounds.lower, sample * size);
    upper.set(bounds.upper, sample * size);
    for (const { value, unit, sign, at } of own) {
      if (value !== name) continue;
      const place = sample * size + unit;
      if (sign > 0) lower[place] = Math.max(at, lower[place] as number);
      else upper[place] = Math.min(at, upper[place] as number);
    }
  }
  return [lower, upper];
}

function repeated(interval: Interval, batch: number): Interval {
  const ones = interval.shape.slice(1).map(() => 1);
  return tf.tidy(() => {
    const [lower, upper] = tf.split(interval, 2, 0).map((bound) => tf.tile(bound, [batch, ...ones]));
    return packInterval(lower as tf.Tensor, upper as tf.Tensor);
  });
}

function signsOf(ready: ReadyNetwork, { readBounds, smooth }: Root, splits: readonly (readonly Split[])[]): Splits {
  const names = [...readBounds.keys()].filter((name) => splits.some((own) => own.some(({ value }) => value === name)));
  return new Map(
    names.map((name) => {
      const size = sizeOf(ready.shapes.get(name) as Shape);
      const { lower, upper } = readBounds.get(name) as ReadBounds;
      const signs = new Float32Array(splits.length * size);
      for (const [sample, own] of splits.entries()) {
        for (const { value, unit, sign } of own) {
          if (value === name) signs[sample * size + unit] = smooth.has(name) ? 1 : sign;
        }
      }
      const scale = lower.map((low, unit) => Math.max(-low, upper[unit] as number, 2 ** -20));
      const known = { signs: tf.tensor3d(signs, [splits.length, 1, size]), scale: tf.tensor3d(scale, [1, 1, size]) };
      if (!smooth.has(name)) return [name, known];
      const [from, to] = cutNumbers(readBounds.get(name) as ReadBounds, name, splits);
      const masked = (values: Float32Array) => {
        return tf.tensor3d(
          values.map((value, at) => (signs[at] ? value : 0)),
          [splits.length, 1, size],
        );
      };
      return [name, { ...known, bounds: { lower: masked(from), upper: masked(to) } }];
    }),
  );
}

export function disposeSplits(splits: Splits): void {
  for (const { signs, scale, bounds } of splits.values()) tf.dispose([signs, scale, { ...bounds }]);
}
