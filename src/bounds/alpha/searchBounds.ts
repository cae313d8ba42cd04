import * as tf from '@tensorflow/tfjs-core';
import type { BackwardContext, Slopes } from '../backward/context';
import { lowerBounds } from '../backward/lowerBounds';
import type { Checkpoint } from '../checkpoint';
import { RowSearch } from './rowSearch';

/** Size of the first step, as a share of the range of slopes, and what each step is to the one before. */
const FIRST_STEP = 0.5;
const DECAY = 0.8;

/** How a search goes on. */
export interface SearchOptions {
  readonly iterations: number;
  /** Is told of every iteration, with the best bounds so far (rounding ignored); the search ends when it gives false. */
  readonly onIteration?: (done: number, bounds: tf.Tensor) => Promise<boolean>;
}

/**
 * Lower bounds of a·z for rows of coefficients a of the value z by a pass whose slopes were searched for; the search
 * ignores rounding, the pass does as the context says.
 *
 * @param coefficients [batch·rows, ...shape of z]; stays the caller's
 * @returns [batch, rows] row by row
 */
export async function searchBounds(
  context: BackwardContext,
  value: string,
  coefficients: tf.Tensor,
  options: SearchOptions,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const slopes = await searchSlopes(context, value, coefficients, options, checkpoint);
  try {
    return await lowerBounds({ ...context, slopes }, value, coefficients, checkpoint);
  } finally {
    tf.dispose([...slopes.values()]);
  }
}

/**
 * Slopes of the lines below open activations that make the lower bounds of a·z large for rows of coefficients a of the
 * value z.
 *
 * @param coefficients [batch·rows, ...shape of z]; stays the caller's
 * @returns the best slopes seen for each row, by the node's name, [batch, rows, n]; the caller disposes of them
 */
async function searchSlopes(
  context: BackwardContext,
  value: string,
  coefficients: tf.Tensor,
  { iterations, onIteration }: SearchOptions,
  checkpoint: Checkpoint,
): Promise<Slopes> {
  const search = new RowSearch(context, value, coefficients);
  try {
    for (let done = 0; search.isOpen && done <= iterations; done++) {
      await run(search.step(done < iterations ? FIRST_STEP * DECAY ** done : undefined), checkpoint);
      if (onIteration && !(await onIteration(done, search.bounds))) break;
    }
    return search.takeBest();
  } finally {
    search.dispose();
  }
}

/** Runs to the end, with a chance to cancel at every pause. */
async function run(steps: Generator<void, void>, checkpoint: Checkpoint): Promise<void> {
  try {
    while (!steps.next().done) await checkpoint();
  } catch (error) {
    steps.return();
    throw error;
  }
}
