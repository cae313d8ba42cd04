/** Awaited now and then by long computations; rejects with a CancelledError when they should end. */
export type Checkpoint = () => Promise<void>;

/** Thrown through a computation that was cancelled. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('Cancelled before it was finished.');
  }
}

/** For computations that cannot be cancelled. */
export const NO_CHECKPOINT: Checkpoint = () => Promise.resolve();
