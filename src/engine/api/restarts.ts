/** Milliseconds before a worker that ended by itself is started again: the first time, the second, and so on. */
const WAITS: readonly number[] = [0, 500, 2000];

/** How patient to be with a worker that ends by itself: it is started again ever later, and after a few times no more. */
export class Restarts {
  readonly #waits: readonly number[];
  #failures = 0;

  /** @param waits milliseconds before each start after a failure */
  constructor(waits = WAITS) {
    this.#waits = waits;
  }

  /** The worker failed once more: milliseconds to wait before the next start, undefined when there is to be none. */
  afterFailure(): number | undefined {
    return this.#waits[this.#failures++];
  }

  /** The worker does well: what failed before does not count. */
  reset(): void {
    this.#failures = 0;
  }
}
