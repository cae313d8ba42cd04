/** Something to be timed. */
export interface Task {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** How long to go on. */
export interface Effort {
  /** Rounds at least and at most, of all visits; between them the time decides. */
  readonly rounds: readonly [number, number];
  /** Milliseconds after which no further round begins, of all visits. */
  readonly budget: number;
  /**
   * Over how many visits rounds are spread, between which others are measured: a machine has slow minutes, in which nothing
   * would be seen of what it can do, and they should fall on all figures alike.
   */
  readonly visits: number;
  /**
   * A task shorter than this is repeated until it takes so many milliseconds: else it would fit between two turns of
   * other programs, which a longer task cannot, and look better than it is on a busy machine. Of 0 nothing is repeated.
   */
  readonly shortest: number;
  /**
   * Milliseconds that have passed; by default those of the wall. Where a process can count its own, other programs take
   * nothing away from it.
   */
  readonly clock?: () => number | Promise<number>;
}

/** Milliseconds a run takes, one number a round; every task has as many. */
export type Timings = ReadonlyMap<string, readonly number[]>;

/** Milliseconds up to which the tasks that are compared are made equally long, so that whatever disturbs hits all as likely. */
const EVEN = 100;

/** Milliseconds that anything takes. */
const SOONEST = 1e-3;

/**
 * Times tasks in turns: each round runs every task once, beginning with another one each time, and for about as long. Whatever
 * else the machine does thus weighs on all alike, and ratios hardly feel it.
 */
export class Turns {
  readonly #tasks: readonly Task[];
  readonly #effort: Effort;
  readonly #timings: ReadonlyMap<string, number[]>;
  /** Of each visit, how many rounds there were by its end. */
  readonly #ends: number[] = [];
  #repeats: ReadonlyMap<string, number> | undefined;
  #spent = 0;

  constructor(tasks: readonly Task[], effort: Effort) {
    this.#tasks = tasks;
    this.#effort = effort;
    this.#timings = new Map(tasks.map(({ name }) => [name, []]));
  }

  /** All that was found so far. */
  get timings(): Timings {
    return this.#timings;
  }

  /**
   * What every other visit found, from the first or the second on: the same, measured in other minutes. All that there is, where
   * one visit did everything.
   */
  half(from: 0 | 1): Timings {
    const rounds = this.#ends.flatMap((end, visit) =>
      visit % 2 === from ? Array.from({ length: end - (this.#ends[visit - 1] ?? 0) }, (_, back) => end - 1 - back) : [],
    );
    if (rounds.length === 0) return this.timings;
    return new Map([...this.timings].map(([name, times]) => [name, rounds.map((round) => times[round] as number)]));
  }

  /** Goes on for one visit's share of the time. */
  async visit(): Promise<void> {
    const { rounds, budget, visits } = this.#effort;
    const [least, most] = rounds;
    this.#repeats ??= await this.#countRepeats();
    const visit = this.#ends.length + 1;
    const isDue = (round: number) => round < most && (round < least || this.#spent < (budget * visit) / visits);
    for (let round = this.#ends.at(-1) ?? 0; ; round++) {
      if (!isDue(round)) {
        this.#ends.push(round);
        return;
      }
      const start = performance.now();
      await this.#round(round, this.#repeats);
      this.#spent += performance.now() - start;
    }
  }

  async #round(round: number, repeats: ReadonlyMap<string, number>): Promise<void> {
    for (let turn = 0; turn < this.#tasks.length; turn++) {
      const task = this.#tasks[(turn + round) % this.#tasks.length] as Task;
      this.#timings.get(task.name)?.push(await this.#timeOf(task, repeats.get(task.name) as number));
    }
  }

  /** Warms tasks up; how often each has to run to take about as long as the longest. */
  async #countRepeats(): Promise<ReadonlyMap<string, number>> {
    const { shortest } = this.#effort;
    const once = new Map<string, number>();
    for (const task of this.#tasks) {
      const first = await this.#timeOf(task, 1);
      once.set(task.name, first > EVEN ? first : await this.#timeOf(task, 1));
    }
    const even = Math.max(shortest, Math.min(EVEN, Math.max(...once.values())));
    const repeatsOf = (time: number) => Math.max(1, Math.round(even / Math.max(time, SOONEST)));
    return new Map([...once].map(([name, time]) => [name, shortest > 0 ? repeatsOf(time) : 1]));
  }

  /** Milliseconds of one run, on average over `repeats`. */
  async #timeOf({ run }: Task, repeats: number): Promise<number> {
    const { clock = () => performance.now() } = this.#effort;
    const start = await clock();
    for (let repeat = 0; repeat < repeats; repeat++) await run();
    return ((await clock()) - start) / repeats;
  }
}

/** Times tasks in all visits at once. */
export async function measureInTurns(tasks: readonly Task[], effort: Effort): Promise<Timings> {
  const turns = new Turns(tasks, effort);
  for (let visit = 0; visit < effort.visits; visit++) await turns.visit();
  return turns.timings;
}

/** The middle one of the numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] as number) + (sorted[sorted.length - 1 - middle] as number)) / 2;
}

/** Milliseconds of a task's quickest run: what disturbs a run only makes it longer. */
export function leastTime(timings: Timings, name: string): number {
  return Math.min(...(timings.get(name) ?? []));
}

/** How many times longer one task takes than another, each at its quickest. */
export function ratio(timings: Timings, name: string, of: string): number {
  return leastTime(timings, name) / leastTime(timings, of);
}

/** By how much longer runs took as a rule than at best, as a share. */
export function disturbance(timings: Timings, name: string): number {
  return median(timings.get(name) ?? []) / leastTime(timings, name) - 1;
}
