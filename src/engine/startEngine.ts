import { workerHere } from './boxedWorker';

/** Starts a worker in which an engine answers. */
export function startEngineWorker(): Worker {
  const Worker = workerHere();
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'boundscope engine' });
}
