import type { Progress, TreeReport } from './api/types';

/** Where a run stands that began at `start` (performance.now), with the time left once there is something to judge by. */
export function progressAt(done: number, total: number, start: number): Progress {
  const seconds = (performance.now() - start) / 1000;
  return { done, total, ...(seconds > 1 && done > 0 && { secondsLeft: (seconds / done) * (total - done) }) };
}

/** Seconds in which the time left goes most of the way to what is judged anew: one verified part may be half of a tree. */
const SETTLING = 2;

/** From this share of the time to the limit on, a guess counts as the limit: it is no finer. */
const NEARLY = 0.9;

/**
 * Judges how long branch and bound still takes: as long again for each share as for those that are verified; a guess, since
 * subproblems grow harder. Where that is about as long as it may take, the time to its limit.
 */
export class TreeClock {
  readonly #limit: number;
  /** When it is expected to end, and when that was judged last, in seconds since the tree began. */
  #end: number | undefined;
  #judged = 0;

  /** @param timeout seconds */
  constructor(timeout = Number.POSITIVE_INFINITY) {
    this.#limit = timeout;
  }

  /** Where a decision stands. */
  progress(tree: TreeReport): Progress {
    return { done: tree.share, total: 1, ...this.left(tree), tree };
  }

  /** Nothing in the first second, nor while there is nothing to judge by. */
  left({ share, milliseconds }: TreeReport): Partial<Progress> {
    const now = milliseconds / 1000;
    const end = Math.min(this.#limit, share > 0 ? now / share : Number.POSITIVE_INFINITY);
    if (!Number.isFinite(end) || now <= 1) return {};
    // Another input of a batch has a tree of its own.
    if (now < this.#judged) this.#end = undefined;
    const before = this.#end ?? end;
    const weight = 1 - Math.exp((this.#judged - now) / SETTLING);
    this.#end = before + weight * (end - before);
    this.#judged = now;
    const left = Math.max(0, this.#end - now);
    const toLimit = Math.max(0, this.#limit - now);
    return left >= NEARLY * toLimit ? { secondsLeft: toLimit, endsUndecided: true } : { secondsLeft: left };
  }
}
