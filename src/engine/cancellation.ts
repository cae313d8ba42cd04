import { CancelledError, type Checkpoint } from '../bounds/checkpoint';
import type { Pause } from './api/pause';

/** How long a computation may go on between two looks at the message queue. */
const SLICE_MILLISECONDS = 12;

/** Gives the message queue a turn now and then, and ends the computation between two of its steps once it is aborted. */
export function checkpointOf(
  signal: AbortSignal | undefined,
  pause?: Pause,
): Checkpoint & Required<Pick<Checkpoint, 'held'>> {
  let lastTurn = performance.now();
  let held = 0;
  const look = async () => {
    if (performance.now() - lastTurn > SLICE_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve));
      lastTurn = performance.now();
    }
    if (pause?.isOn && !signal?.aborted) {
      const before = performance.now();
      await goesOn(pause, signal);
      lastTurn = performance.now();
      held += lastTurn - before;
    }
    if (signal?.aborted) throw new CancelledError();
  };
  return Object.assign(look, { held: () => held });
}

/** Until a run may go on, or is to end. */
function goesOn(pause: Pause, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      if (pause.isOn && !signal?.aborted) return;
      stop();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const stop = pause.onChange(end);
    signal?.addEventListener('abort', end);
  });
}

/** What arrives; rejects as soon as it is aborted. What is on its way goes on arriving, for whoever needs it next. */
export function unlessAborted<T>(arriving: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return arriving;
  return new Promise((resolve, reject) => {
    const end = () => reject(new CancelledError());
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    arriving.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
