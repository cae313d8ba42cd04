/** Something to be timed. */
export interface Task {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** How long to go on. */
export interface Effort {
  /** Rounds at least and at most; between them the time decides. */
  readonly rounds: readonly [number, number];
  /** Milliseconds after which no further round begins. */
  readonly budget: number;
  /**
   * A task shorter than this is repeated until it takes so many milliseconds: else it would fit between two turns of
   * other programs, which a longer task cannot, and look better than it is on a busy machine.
   */
  readonly shortest: number;
  /**
   * Milliseconds that have passed; by default those of the wall. Where a process can count its own, other programs take
   * nothing away from it.
   */
  readonly clock?: () => number;
}

/** Milliseconds a run takes, one number a round; every task has as many. */
export type Timings = ReadonlyMap<string, readonly number[]>;

/**
 * Times tasks in turns: each round runs every task once, beginning with another one each time. Whatever else the machine
 * does thus weighs on all alike, and ratios within a round hardly feel it.
 */
export async function measureInTurns(tasks: readonly Task[], effort: Effort): Promise<Timings> {
  const { clock = () => performance.now() } = effort;
  const repeats = new Map<string, number>();
  for (const task of tasks) repeats.set(task.name, await repeatsOf(task, effort.shortest, clock));
  const timings = new Map(tasks.map(({ name }) => [name, [] as number[]]));
  const start = performance.now();
  const [least, most] = effort.rounds;
  for (let round = 0; round < most && (round < least || performance.now() - start < effort.budget); round++) {
    for (let turn = 0; turn < tasks.length; turn++) {
      const task = tasks[(turn + round) % tasks.length] as Task;
      timings.get(task.name)?.push(await timeOf(task, repeats.get(task.name) as number, clock));
    }
  }
  return timings;
}

/** Warms a task up; how often it has to run to take as long as asked. */
async function repeatsOf(task: Task, shortest: number, clock: () => number): Promise<number> {
  const first = await timeOf(task, 1, clock);
  if (first > 5 * shortest) return 1;
  return Math.max(1, Math.ceil(shortest / (await timeOf(task, 1, clock))));
}

/** Milliseconds of one run, on average over `repeats`. */
async function timeOf({ run }: Task, repeats: number, clock: () => number): Promise<number> {
  const start = clock();
  for (let repeat = 0; repeat < repeats; repeat++) await run();
  return (clock() - start) / repeats;
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
