import type * as tf from '@tensorflow/tfjs-core';
import { readTogether } from '../kernels/readTogether';
import type { Interval } from '../kernels/rounding/interval';
import { peek } from '../kernels/wasm/heap';

/** Numbers that are read from the device along with bounds. */
interface ReadAlong {
  /** The caller's to dispose of. */
  readonly numbers: tf.Tensor;
  /** The class of each sample whose margins are asked for, which the numbers may say. */
  readonly labelsOf: (numbers: Float32Array) => readonly number[];
}

/** The class of each sample whose margins are asked for, or what is read and says it. */
export type Labels = readonly number[] | ReadAlong;

/** The labels; where numbers say them, those are read along with all bounds that are still on a graphics device. */
export async function labelsWith(bounds: ReadonlyMap<string, Interval>, labels: Labels): Promise<readonly number[]> {
  if (!('numbers' in labels)) return labels;
  const { numbers, labelsOf } = labels;
  const far = [...bounds.values()].filter((interval) => !peek(interval));
  const [read] = (await readTogether([numbers, ...far])) as [Float32Array];
  return labelsOf(read);
}

/** The same before anything is bounded. */
export const labelsAlone = (labels: Labels) => labelsWith(new Map(), labels);
