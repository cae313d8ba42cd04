/** Starts the worker for what takes longer than a frame; a frame without an origin of its own may start none. */
export function startWorker(): Worker | undefined {
  if (self.origin === 'null') return undefined;
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'boundscope plane' });
}
