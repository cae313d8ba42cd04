import type * as tf from '@tensorflow/tfjs-core';
import { readTogether } from '../kernels/readTogether';
import { peek } from '../kernels/wasm/heap';
import type { ValueBounds } from './valueBounds';

/** Numbers that are read from the device along with bounds. */
export interface ReadAlong {
  /** The caller's to dispose of. */
  readonly numbers: tf.Tensor;
  /** The class of each sample whose margins are asked for, which the numbers may say. */
  readonly labelsOf: (numbers: Float32Array) => readonly number[];
}

/** The labels that numbers say, which are read along with all bounds that are still on a graphics device. */
export async function labelsWith(bounds: ValueBounds, { numbers, labelsOf }: ReadAlong): Promise<readonly number[]> {
  const far = [...bounds.values()].filter((interval) => !peek(interval));
  const [read] = (await readTogether([numbers, ...far])) as [Float32Array];
  return labelsOf(read);
}
