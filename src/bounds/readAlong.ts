import type * as tf from '@tensorflow/tfjs-core';
import { readTogether } from '../kernels/readTogether';
import type { Interval } from '../kernels/rounding/interval';
import { peek } from '../kernels/wasm/heap';
import { type ReadBounds, splitInterval } from './readBounds';

/** Numbers that are read from the device along with bounds. */
interface ReadAlong {
  /** The caller's to dispose of. */
  readonly numbers: tf.Tensor;
  /** The class of each sample whose margins are asked for, which the numbers may say. */
  readonly labelsOf: (numbers: Float32Array) => readonly number[];
  /** The same where they need not say it. */
  readonly known?: readonly number[] | undefined;
}

/** The class of each sample whose margins are asked for, or what is read and says it. */
export type Labels = readonly number[] | ReadAlong;

/** The labels; where numbers say them, those are read along with all bounds that are still on a graphics device. */
export async function labelsWith(bounds: ReadonlyMap<string, Interval>, labels: Labels): Promise<readonly number[]> {
  if (!('numbers' in labels)) return labels;
  const { numbers, labelsOf } = labels;
  const [read] = (await readTogether([numbers, ...farOf(bounds)])) as [Float32Array];
  return labelsOf(read);
}

/** The same before anything is bounded. */
export const labelsAlone = (labels: Labels) => labelsWith(new Map(), labels);

/** The labels where they are known beforehand. */
export function labelsKnown(labels: Labels): readonly number[] | undefined {
  return 'numbers' in labels ? labels.known : labels;
}

/** All bounds, read of a graphics device at one go along with labels, of which those that may be refused are. */
export async function readAll(
  bounds: ReadonlyMap<string, Interval>,
  labels: Labels = [],
): Promise<ReadonlyMap<string, ReadBounds>> {
  const names = [...bounds.keys()];
  await labelsWith(bounds, labels);
  const read = await readTogether([...bounds.values()]);
  return new Map(names.map((name, at) => [name, splitInterval(read[at] as Float32Array)]));
}

/** What is still to be read of bounds of a graphics device, and what comes along: asked for with an answer, it costs no waiting. */
export function leftToRead(bounds: ReadonlyMap<string, Interval>, labels: Labels = []): tf.Tensor[] {
  const far = farOf(bounds);
  return far.length > 0 && 'numbers' in labels ? [labels.numbers, ...far] : far;
}

function farOf(bounds: ReadonlyMap<string, Interval>): Interval[] {
  return [...bounds.values()].filter((interval) => !peek(interval));
}
