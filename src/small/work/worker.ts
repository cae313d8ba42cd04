import { rivalOf } from '../smallNetwork';
import { inParts } from './inParts';
import type { Job } from './jobs';

/** A question; another one of its kind, of the same two classes, takes its place. */
export interface WorkQuestion {
  readonly id: number;
  readonly job: Job;
}

const MILLISECONDS_A_PART = 120;

const newest = new Map<string, number>();

self.addEventListener('message', ({ data: { id, job } }: MessageEvent<WorkQuestion>) => {
  const place = `${job.kind} ${rivalOf(job.network)}`;
  newest.set(place, id);
  const isWanted = () => newest.get(place) === id;
  void inParts(job, MILLISECONDS_A_PART, isWanted, (part) => postMessage({ id, ...part }));
});
