import { type Ladder, ladderSteps } from '../methodBounds';
import { type ExactSet, exactSteps, type PlaneAxes } from '../planeSets';
import { unionArea } from '../polygon';
import type { Box, SmallNetwork } from '../smallNetwork';
import { type Splitting, splitSteps } from '../splitting';

/** What is computed beside the page, since it may take longer than a frame. */
interface Jobs {
  /** What inputs reach in the plane of two quantities, and its area. */
  readonly reach: { readonly asks: { readonly axes: PlaneAxes }; readonly gives: ReachedSet };
  /** Bounds of the question by all methods. */
  readonly ladder: { readonly asks: object; readonly gives: Ladder };
  /** Branch and bound. */
  readonly split: { readonly asks: object; readonly gives: Splitting };
}

interface ReachedSet extends ExactSet {
  readonly area: number;
}

export type JobKind = keyof Jobs;
export type JobOf<K extends JobKind> = {
  readonly kind: K;
  readonly network: SmallNetwork;
  readonly box: Box;
} & Jobs[K]['asks'];
export type Job = { [K in JobKind]: JobOf<K> }[JobKind];
export type ResultOf<K extends JobKind> = Jobs[K]['gives'];

/** What a job yields: the state so far, made only when somebody wants it. */
type Steps<T> = Generator<() => T, void>;

/** A job step by step. */
export function stepsOf(job: Job): Steps<ResultOf<JobKind>> {
  const { kind, network, box } = job;
  if (kind === 'ladder') return ladderSteps(network, box);
  if (kind === 'split') return splitSteps(network, box);
  return measured(exactSteps(network, box, job.axes));
}

function* measured(steps: Steps<ExactSet>): Steps<ReachedSet> {
  for (const result of steps) {
    yield () => {
      const found = result();
      return { ...found, area: unionArea(found.polygons) };
    };
  }
}

/** Neurons of networks so small that a job takes no more than a frame's share. */
const FEW_NEURONS = 6;

/** The end of a job, at once, where the network is small enough for that. */
export function atOnce<K extends JobKind>(job: JobOf<K> & Job): ResultOf<K> | undefined {
  const neurons = job.network.hidden.reduce((sum, { weights }) => sum + weights.length, 0);
  if (neurons > FEW_NEURONS || job.kind === 'split') return undefined;
  let last: (() => ResultOf<JobKind>) | undefined;
  for (const result of stepsOf(job)) last = result;
  return last?.() as ResultOf<K> | undefined;
}
