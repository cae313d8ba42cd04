/** Runs one job at a time. Of the jobs asked for meanwhile only the newest is kept; the others never start. */
export class LatestOnly<Request, Result> {
  readonly #run: (request: Request) => Promise<Result>;
  readonly #settled: (request: Request, outcome: PromiseSettledResult<Result>, isLatest: boolean) => void;
  #running: Request | undefined;
  #next: Request | undefined;

  /** `settled` hears of every job that ran, and whether a newer one was waiting when it ended. */
  constructor(
    run: (request: Request) => Promise<Result>,
    settled: (request: Request, outcome: PromiseSettledResult<Result>, isLatest: boolean) => void,
  ) {
    this.#run = run;
    this.#settled = settled;
  }

  /** Whether a job is under way. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  request(request: Request): void {
    this.#next = request;
    if (!this.busy) void this.#work();
  }

  /** Forgets the job that waits; the one under way goes on. */
  clear(): void {
    this.#next = undefined;
  }

  async #work(): Promise<void> {
    while (this.#next !== undefined) {
      const request = this.#next;
      this.#next = undefined;
      this.#running = request;
      const [outcome] = await Promise.allSettled([this.#run(request)]);
      this.#running = undefined;
      this.#settled(request, outcome, this.#next === undefined);
    }
  }
}
