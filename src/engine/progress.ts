import type { Progress } from './types';

/** Where a run stands that began at `start` (performance.now), with the time left once there is something to judge by. */
export function progressAt(done: number, total: number, start: number): Progress {
  const seconds = (performance.now() - start) / 1000;
  return { done, total, ...(seconds > 1 && done > 0 && { secondsLeft: (seconds / done) * (total - done) }) };
}
