import { inParts, type Part } from './inParts';
import type { Job } from './jobs';
import { startWorker } from './startWorker';
import type { WorkQuestion } from './worker';

/** On the page's own thread, where no worker starts: less than a frame each. */
const MILLISECONDS_A_SLICE = 8;

type Listener = (part: Part) => void;

const listeners = new Map<number, Listener>();
let worker: Worker | 'none' | undefined;
let count = 0;

/** Asks for a job; the answer comes in parts, until it is done or `stop` is called. One job of each kind and pair of classes is worked on. */
export function ask(job: Job, onPart: Listener): () => void {
  const id = ++count;
  listeners.set(id, (part) => {
    if (part.done) listeners.delete(id);
    onPart(part);
  });
  const given = started();
  const isWanted = () => listeners.has(id);
  if (given === 'none') void inParts(job, MILLISECONDS_A_SLICE, isWanted, (part) => listeners.get(id)?.(part));
  else given.postMessage({ id, job } satisfies WorkQuestion);
  return () => listeners.delete(id);
}

function started(): Worker | 'none' {
  if (worker) return worker;
  const begun = startWorker();
  worker = begun ?? 'none';
  begun?.addEventListener('message', ({ data: { id, ...part } }: MessageEvent<Part & { readonly id: number }>) =>
    listeners.get(id)?.(part),
  );
  begun?.addEventListener('error', (event) => {
    // Its code did not come, say: what is asked next is worked on here.
    event.preventDefault();
    worker = 'none';
  });
  return worker;
}
