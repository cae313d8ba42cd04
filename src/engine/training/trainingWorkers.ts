import { workerHere } from '../boxedWorker';
import type { TrainingCommand, TrainingEvent } from './trainingMessages';

/** A worker as the page sees it. */
export interface TrainingWorker {
  send(command: TrainingCommand): void;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}

/**
 * Starts a worker.
 *
 * @param onEvent is given its messages
 * @param onCrash is given the reason when it ends by itself, nothing when its script does not load
 */
export type StartWorker = (
  onEvent: (event: TrainingEvent) => void,
  onCrash: (reason: string | undefined) => void,
) => TrainingWorker;

/** Starts a worker of the browser's for one training. */
export const startTrainingWorker: StartWorker = (onEvent, onCrash) => {
  const Worker = workerHere();
  const worker = new Worker(new URL('./trainingWorker.ts', import.meta.url), {
    type: 'module',
    name: 'boundscope training',
  });
  let ended = false;
  worker.addEventListener('message', ({ data }: MessageEvent<TrainingEvent>) => {
    if (!ended) onEvent(data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    if (!ended) onCrash(event.message || undefined);
  });
  return {
    send: (command) => worker.postMessage(command),
    end: () => {
      ended = true;
      worker.terminate();
    },
  };
};
