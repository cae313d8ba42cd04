import { workerHere } from '../boxedWorker';
import { type Ahead, NAME } from './ahead';

/** One that was begun before anybody asked for it, and has not failed. */
let begun: Worker | undefined;

/** Begins the worker that is asked for next, and has it fetch what it will be asked about. */
export function beginEngineWorker(ahead: Ahead): void {
  const worker = newWorker(ahead);
  begun = worker;
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // Whoever asks for one gets another, and hears of what happens to that.
    if (begun === worker) begun = undefined;
  });
}

/** Starts a worker in which an engine answers. */
export function startEngineWorker(): Worker {
  const worker = begun ?? newWorker();
  begun = undefined;
  return worker;
}

/** What is to be fetched ahead stands in its name, which it has at once: messages come through a page that is busy with its first drawing. */
function newWorker(ahead?: Ahead): Worker {
  const Worker = workerHere();
  const name = ahead ? NAME + JSON.stringify(ahead) : NAME;
  return new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name });
}
