/** Awaited now and then by long computations; rejects with a CancelledError when they should end. */
export interface Checkpoint {
  (): Promise<void>;
  /** Milliseconds for which it has held a computation so far that was paused; absent where none can be. */
  readonly held?: () => number;
}

/** Thrown through a computation that was cancelled. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('Cancelled before it was finished.');
  }
}

/** For computations that cannot be cancelled. */
export const NO_CHECKPOINT: Checkpoint = () => Promise.resolve();

/** Runs steps to their end, with a chance to cancel at every pause; what they hold is freed where that happens. */
export async function runToEnd<Result>(steps: Generator<void, Result>, checkpoint: Checkpoint): Promise<Result> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await checkpoint();
    }
  } catch (error) {
    steps.return(undefined as never);
    throw error;
  }
}
