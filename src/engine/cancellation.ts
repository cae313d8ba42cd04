import { CancelledError, type Checkpoint } from '../bounds/checkpoint';

/** How long a computation may go on between two looks at the message queue. */
const SLICE_MILLISECONDS = 12;

/** Ends computations between two of their steps, and while they wait for a file. */
export class Cancellation {
  #generation = 0;
  readonly #waiting = new Set<(reason: CancelledError) => void>();

  /** Ends all that began before. */
  cancel(): void {
    this.#generation++;
    for (const end of this.#waiting) end(new CancelledError());
  }

  /** Gives the message queue a turn now and then, and ends the computation when `cancel` was called since. */
  checkpoint(): Checkpoint {
    const generation = this.#generation;
    let lastTurn = performance.now();
    return async () => {
      if (performance.now() - lastTurn > SLICE_MILLISECONDS) {
        await new Promise((resolve) => setTimeout(resolve));
        lastTurn = performance.now();
      }
      if (this.#generation !== generation) throw new CancelledError();
    };
  }

  /** What arrives; rejects when `cancel` is called before. The file goes on arriving, for whoever needs it next. */
  wait<T>(arriving: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      arriving.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}
