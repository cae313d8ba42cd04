import * as tf from '@tensorflow/tfjs-core';
import { readingWaits, readTogether } from '../../kernels/readTogether';
import type { BackwardContext } from '../backward/context';
import { partsOf, putPart, type RowPart, rowsOfPart } from '../backward/rowParts';
import type { Checkpoint } from '../checkpoint';
import { searchedAtOnce } from '../cost/room';
import { searchBest } from './searchBounds';
import { isLook } from './searchPlan';

/** How long the bounds of rows are raised, and who is informed. */
export interface RowOptions {
  readonly iterations: number;
  /** Whether what is reached is enough; [batch, rows], rounding ignored. */
  readonly isEnough: (reached: Float32Array) => boolean;
  /** Is called at every iteration with what is reached. */
  readonly onIteration: (done: number, reached: Float32Array) => void;
}

/** Steps after which the search may end because bounds rise no more, and what share of them two steps have to bring. */
const LEAST_ITERATIONS = 6;
const LEAST_GAIN = 2 ** -20;

/** What steps have reached, as long as nobody has looked at it. */
class Unseen {
  readonly #steps: number[] = [];
  readonly #bounds: tf.Tensor[] = [];

  add(done: number, bounds: tf.Tensor): void {
    this.#steps.push(done);
    this.#bounds.push(tf.clone(bounds));
  }

  /** What is read along with a last pass: what nobody has looked at by then, after what is given. */
  with(others: Iterable<tf.Tensor> = []): Iterable<tf.Tensor> {
    const unseen = this.#bounds;
    return {
      *[Symbol.iterator]() {
        yield* others;
        yield* unseen;
      },
    };
  }

  /** Reads it at one go, and shows it step by step; false where that is answered once. */
  async look(see: (done: number, values: Float32Array) => boolean): Promise<boolean> {
    const read = await readTogether(this.#bounds);
    const steps = this.#steps.splice(0);
    this.dispose();
    return steps.map((done, at) => see(done, read[at] as Float32Array)).every(Boolean);
  }

  dispose(): void {
    tf.dispose(this.#bounds.splice(0));
  }
}

/**
 * Lower bounds of rows of coefficients on the network's output by a backward pass whose slopes were searched for, each row with
 * slopes of its own; where the search has ended before, as they are known.
 *
 * @param rows [batch·rows, ...output shape], the rows of a sample together
 * @param known [batch, rows] row by row
 * @returns likewise
 */
export async function raiseRows(
  context: BackwardContext,
  rows: tf.Tensor,
  known: Float32Array,
  { iterations, isEnough, onIteration }: RowOptions,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { ready, batch } = context;
  const { output } = ready.network;
  const rowsEach = known.length / batch;
  const parts = partsOf(rowsEach, searchedAtOnce(ready, output, batch, rowsEach));
  // What the search has reached; rows whose turn has not come stand as they are known.
  const reached = known.slice();
  const searchPart = async (part: RowPart, before: number) => {
    const gains = new Gains();
    const unseen = new Unseen();
    const see = (done: number, values: Float32Array) => {
      putPart(reached, values, part, batch);
      onIteration(Math.floor((before * iterations + done) / parts.length), reached);
      return (gains.see(values) || done < LEAST_ITERATIONS) && !isEnough(reached);
    };
    const look = async (done: number, bounds: tf.Tensor) => {
      unseen.add(done, bounds);
      return (readingWaits() && !isLook(done)) || unseen.look(see);
    };
    const own = rowsOfPart(rows, batch, part);
    try {
      const search = { iterations, onIteration: look };
      const found = await searchBest(
        { ...context, alongside: unseen.with(context.alongside) },
        output,
        own,
        search,
        checkpoint,
      );
      await unseen.look(see);
      return found;
    } finally {
      own.dispose();
      unseen.dispose();
    }
  };
  const values = known.slice();
  for (const [before, part] of parts.entries()) {
    if (before > 0 && isEnough(reached)) break;
    putPart(values, await searchPart(part, before), part, batch);
  }
  return values;
}

/** Watches whether bounds still rise. */
class Gains {
  #before = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

  /** Whether two steps have brought enough. */
  see(bounds: Float32Array): boolean {
    const sum = bounds.reduce((total, bound) => total + bound, 0);
    const magnitude = bounds.reduce((total, bound) => total + Math.abs(bound), 0);
    const gain = sum - (this.#before[0] as number);
    this.#before = [this.#before[1] as number, sum];
    return gain > LEAST_GAIN * magnitude;
  }
}

export function larger(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, at) => Math.max(value, b[at] as number));
}

/** A bound that ignores rounding seems proved when it is larger than this share of the largest. */
const ROUNDING_SHARE = 1e-4;

/** Whether bounds that ignore rounding are likely to be above zero with it. */
export function seemProved(bounds: Float32Array): boolean {
  const largest = bounds.reduce((most, bound) => Math.max(most, Math.abs(bound)), 0);
  return bounds.every((bound) => bound > ROUNDING_SHARE * largest);
}
