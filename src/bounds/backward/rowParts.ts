import * as tf from '@tensorflow/tfjs-core';
import { sizeOf } from '../../network/network';
import type { BackwardContext } from './context';

/** Some of the rows of every sample, from one to before another. */
export interface RowPart {
  readonly from: number;
  readonly to: number;
}

/** Parts of `count` rows, each of no more than `most`. */
export function partsOf(count: number, most: number): RowPart[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, part) => {
    return { from: part * most, to: Math.min((part + 1) * most, count) };
  });
}

/**
 * The rows of a part.
 *
 * @param rows [batch·rows, ...shape], the rows of a sample together
 */
export function rowsOfPart(rows: tf.Tensor, batch: number, { from, to }: RowPart): tf.Tensor {
  const shape = rows.shape.slice(1);
  return tf.tidy(() => {
    const apart = tf.reshape<tf.Rank.R3>(rows, [batch, -1, sizeOf(shape)]);
    return tf.reshape(tf.slice(apart, [0, from, 0], [-1, to - from, -1]), [-1, ...shape]);
  });
}

/** A context with what is chosen and added for these rows; its tensors are the caller's to dispose of. */
export function contextOfPart(context: BackwardContext, part: RowPart): BackwardContext {
  const { slopes, seeds, batch } = context;
  const { from, to } = part;
  const cut = (chosen: tf.Tensor) => tf.slice(chosen, [0, from, 0], [-1, to - from, -1]);
  return {
    ...context,
    ...(slopes && { slopes: new Map([...slopes].map(([name, chosen]) => [name, cut(chosen)])) }),
    ...(seeds && { seeds: new Map([...seeds].map(([name, seed]) => [name, rowsOfPart(seed, batch, part)])) }),
  };
}

/**
 * Puts what was found of a part in its place among all.
 *
 * @param all [batch, rows] row by row
 * @param found [batch, rows of the part] likewise
 */
export function putPart(all: Float32Array, found: Float32Array, { from, to }: RowPart, batch: number): void {
  const [count, size] = [all.length / batch, to - from];
  for (let sample = 0; sample < batch; sample++) {
    all.set(found.subarray(sample * size, (sample + 1) * size), sample * count + from);
  }
}
