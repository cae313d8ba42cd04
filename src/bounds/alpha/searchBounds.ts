import * as tf from '@tensorflow/tfjs-core';
import { lowerBounds, rowBounds, type StartRows } from '../backward/backwardPass';
import type { RowBounds } from '../backward/boundsInWork';
import type { BackwardContext, Slopes } from '../backward/context';
import { type Checkpoint, runToEnd } from '../checkpoint';
import { BestChoices } from './bestChoices';
import { disposeReached, RowSearch } from './rowSearch';

/** Size of the first step, as a share of what can be chosen. */
export const FIRST_STEP = 0.5;

/** What each step is to the one before: a search of few steps has to settle sooner. */
export const FEW_DECAY = 0.6;
const MANY_DECAY = 0.8;

/** A search of few steps. */
interface FewSteps {
  readonly iterations: number;
  /** Is given how many steps are done. */
  readonly onIteration?: (done: number) => void;
}

/**
 * Lower bounds of rows by a pass whose relaxations were searched for in a few steps; the search ignores rounding, the pass
 * does as the context says.
 *
 * @param start stays the caller's
 * @returns [batch, rows] row by row, where they are
 */
export async function searchFew(
  context: BackwardContext,
  value: string,
  start: StartRows,
  steps: FewSteps,
  checkpoint: Checkpoint,
): Promise<RowBounds> {
  const search = new RowSearch(context, value, start);
  try {
    for (let done = 0; search.isOpen && done < steps.iterations; done++) {
      disposeReached(await runToEnd(search.step(FIRST_STEP * FEW_DECAY ** done), checkpoint));
      steps.onIteration?.(done + 1);
    }
    const slopes = search.choices();
    return await rowBounds({ ...context, slopes }, value, start, checkpoint).finally(() =>
      tf.dispose([...slopes.values()]),
    );
  } finally {
    search.dispose();
  }
}

/**
 * The relaxations themselves, the best seen for each row in a few steps.
 *
 * @param start of whole values; stays the caller's
 * @param onBegin is given the rows' coefficients at the input as the search begins, with the slopes that a pass would choose
 * @returns the caller disposes of them
 */
export async function searchSlopes(
  context: BackwardContext,
  value: string,
  start: tf.Tensor,
  { iterations }: FewSteps,
  checkpoint: Checkpoint,
  onBegin?: (coefficients: tf.Tensor) => void,
): Promise<Slopes> {
  const search = new RowSearch(context, value, start);
  const best = new BestChoices();
  try {
    for (let done = 0; search.isOpen && done <= iterations; done++) {
      const rate = done < iterations ? FIRST_STEP * FEW_DECAY ** done : undefined;
      const listener = done === 0 && onBegin ? { onCoefficients: onBegin } : undefined;
      const reached = await runToEnd(search.step(rate, listener), checkpoint);
      best.consider(reached);
      disposeReached(reached);
    }
    return new Map([...best.choices].map(([name, choice]) => [name, tf.clone(choice)]));
  } finally {
    best.dispose();
    search.dispose();
  }
}

/** How a search goes on. */
export interface SearchOptions {
  readonly iterations: number;
  /** Is called at every iteration, with the best bounds so far (rounding ignored); the search ends when it gives false. */
  readonly onIteration: (done: number, bounds: tf.Tensor) => Promise<boolean>;
}

/** The same with the best relaxations seen for each row, however many steps there are. */
export async function searchBest(
  context: BackwardContext,
  value: string,
  start: tf.Tensor,
  { iterations, onIteration }: SearchOptions,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const search = new RowSearch(context, value, start);
  const best = new BestChoices();
  try {
    for (let done = 0; search.isOpen && done <= iterations; done++) {
      const rate = done < iterations ? FIRST_STEP * MANY_DECAY ** done : undefined;
      const reached = await runToEnd(search.step(rate), checkpoint);
      best.consider(reached);
      disposeReached(reached);
      if (!(await onIteration(done, best.bounds as tf.Tensor))) break;
    }
    return await lowerBounds({ ...context, slopes: best.choices }, value, start, checkpoint);
  } finally {
    best.dispose();
    search.dispose();
  }
}
