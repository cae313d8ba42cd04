import type { Progress, TreeReport } from './api/types';

/** Where a run stands that began at `start` (performance.now), with the time left once there is something to judge by. */
export function progressAt(done: number, total: number, start: number): Progress {
  const seconds = (performance.now() - start) / 1000;
  return { done, total, ...(seconds > 1 && done > 0 && { secondsLeft: (seconds / done) * (total - done) }) };
}

/**
 * The time that branch and bound still takes: as long again for each share as for those that are verified; a guess, since
 * subproblems grow harder. Where that is longer than it may take, the time to its limit.
 *
 * @param timeout seconds
 */
export function timeLeftIn({ share, milliseconds }: TreeReport, timeout = Number.POSITIVE_INFINITY): Partial<Progress> {
  const seconds = milliseconds / 1000;
  const left = share > 0 ? (seconds / share) * (1 - share) : Number.POSITIVE_INFINITY;
  const toLimit = Math.max(0, timeout - seconds);
  const secondsLeft = Math.min(left, toLimit);
  if (!Number.isFinite(secondsLeft) || seconds <= 1) return {};
  return { secondsLeft, ...(left >= toLimit && { endsUndecided: true }) };
}

/** Where a decision stands. */
export function treeProgress(tree: TreeReport, timeout: number): Progress {
  return { done: tree.share, total: 1, ...timeLeftIn(tree, timeout), tree };
}
