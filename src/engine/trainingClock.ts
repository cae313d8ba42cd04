/** Weight of the latest step in the mean that estimates are made by. */
const LATEST = 0.1;

/** How long steps take, pauses left out. */
export class TrainingClock {
  readonly #now: () => number;
  #mean: number | undefined;
  #since: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** Begins to measure anew, after a pause. */
  restart(): void {
    this.#since = this.#now();
  }

  /** A step is done; what lay between it and the one before counts with it. */
  tick(): void {
    const now = this.#now();
    const taken = now - this.#since;
    this.#mean = this.#mean === undefined ? taken : this.#mean + LATEST * (taken - this.#mean);
    this.#since = now;
  }

  /** A mean over the latest steps. */
  get millisecondsPerStep(): number | undefined {
    return this.#mean;
  }

  /** Seconds that so many steps will take. */
  secondsFor(steps: number): number | undefined {
    return this.#mean === undefined ? undefined : (steps * this.#mean) / 1000;
  }
}
