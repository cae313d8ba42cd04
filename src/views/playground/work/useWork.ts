import { useEffect, useMemo, useState } from 'react';
import type { Part } from '../../../small/work/inParts';
import type { Job, JobKind, JobOf, ResultOf } from '../../../small/work/jobs';

/** What is known of a job so far: of this very one, never of an earlier one. */
export interface Work<K extends JobKind> {
  readonly result: ResultOf<K> | undefined;
  readonly done: boolean;
}

/** So long nothing may change until the worker is asked: what a drag passes through is not worked on. */
const MILLISECONDS_OF_REST = 60;

const NOTHING = { result: undefined, done: false } as const;

/** No part of the first screen. */
const load = async () => {
  const [{ atOnce }, { ask }] = await Promise.all([
    import('../../../small/work/jobs'),
    import('../../../small/work/desk'),
  ]);
  return { atOnce, ask };
};

type Desk = Awaited<ReturnType<typeof load>>;

let loaded: Desk | undefined;

/** Works on a job: within the frame where it is small, else beside the page and in parts. The job is the same while its object is. */
export function useWork<K extends JobKind>(job: (JobOf<K> & Job) | undefined): Work<K> {
  const [desk, setDesk] = useState(loaded);
  const isAsked = job !== undefined;
  useEffect(() => {
    if (!isAsked || desk) return;
    let isGone = false;
    void load().then((code) => {
      loaded = code;
      if (!isGone) setDesk(code);
    });
    return () => {
      isGone = true;
    };
  }, [isAsked, desk]);
  const now = useMemo(() => job && desk?.atOnce<K>(job), [job, desk]);
  const [later, setLater] = useState<Part & { readonly job: Job }>();
  useEffect(() => {
    if (!job || !desk || now) return;
    let stop: (() => void) | undefined;
    const begin = setTimeout(() => {
      stop = desk.ask(job, (part) => setLater({ ...part, job }));
    }, MILLISECONDS_OF_REST);
    return () => {
      clearTimeout(begin);
      stop?.();
    };
  }, [job, desk, now]);
  if (now) return { result: now, done: true };
  return later && later.job === job ? { result: later.result as ResultOf<K>, done: later.done } : NOTHING;
}
