/**
 * A frame without an origin of its own, such as a sandboxed one on somebody's slides, may start no worker but one that it
 * made itself: that one imports the engine.
 */
export function startEngineWorker(): Worker {
  const isBoxed = self.origin === 'null' && self.location.protocol !== 'file:';
  const Worker = isBoxed ? importingWorker() : globalThis.Worker;
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'boundscope engine' });
}

function importingWorker(): typeof globalThis.Worker {
  return class extends globalThis.Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const start = new Blob([`import ${JSON.stringify(String(url))};`], { type: 'text/javascript' });
      super(URL.createObjectURL(start), options);
    }
  };
}
