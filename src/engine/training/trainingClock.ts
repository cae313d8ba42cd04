/** Weight of the latest step in the mean that estimates are made by. */
const LATEST = 0.1;

/** How long steps take, pauses left out. */
export class TrainingClock {
  readonly #now: () => number;
  #mean: number | undefined;
  #meanForEffort: number | undefined;
  #since: number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  /** Begins to measure anew, after a pause. */
  restart(): void {
    this.#since = this.#now();
  }

  /**
   * A step is done; what lay between it and the one before counts with it.
   *
   * @param effort what the step took, as a multiple of some unit
   */
  tick(effort: number): void {
    const now = this.#now();
    const taken = now - this.#since;
    this.#mean = moved(this.#mean, taken);
    this.#meanForEffort = moved(this.#meanForEffort, taken / effort);
    this.#since = now;
  }

  /** A mean over the latest steps. */
  get millisecondsPerStep(): number | undefined {
    return this.#mean;
  }

  /** Seconds that so much effort will take. */
  secondsFor(effort: number): number | undefined {
    return this.#meanForEffort === undefined ? undefined : (effort * this.#meanForEffort) / 1000;
  }
}

function moved(mean: number | undefined, latest: number): number {
  return mean === undefined ? latest : mean + LATEST * (latest - mean);
}
