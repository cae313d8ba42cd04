import { inParts } from './inParts';
import type { Job, JobKind } from './jobs';

/** A question; another one of its kind takes its place. */
export interface WorkQuestion {
  readonly id: number;
  readonly job: Job;
}

const MILLISECONDS_A_PART = 120;

const newest: Partial<Record<JobKind, number>> = {};

self.addEventListener('message', ({ data: { id, job } }: MessageEvent<WorkQuestion>) => {
  newest[job.kind] = id;
  const isWanted = () => newest[job.kind] === id;
  void inParts(job, MILLISECONDS_A_PART, isWanted, (part) => postMessage({ id, ...part }));
});
