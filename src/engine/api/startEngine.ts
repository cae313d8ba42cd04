import { workerHere } from '../boxedWorker';
import type { Ahead } from './ahead';

/** One that was begun before anybody asked for it, and has not failed. */
let begun: Worker | undefined;

/** Begins the worker that is asked for next, and has it fetch what it will be asked about. */
export function beginEngineWorker(ahead: Ahead): void {
  const worker = newWorker();
  begun = worker;
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // Whoever asks for one gets another, and hears of what happens to that.
    if (begun === worker) begun = undefined;
  });
  worker.postMessage(ahead);
}

/** Starts a worker in which an engine answers. */
export function startEngineWorker(): Worker {
  const worker = begun ?? newWorker();
  begun = undefined;
  return worker;
}

function newWorker(): Worker {
  const Worker = workerHere();
  return new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'boundscope engine' });
}
