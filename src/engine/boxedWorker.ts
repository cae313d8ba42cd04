/**
 * Begins a worker of a frame without an origin: takes what is sent before the program is there, and hands it on to that.
 * A script and no module, since browsers start none of a blob there.
 */
const start = (url: string) => `const early = [];
const keep = ({ data, ports }) => early.push({ data, ports: [...ports] });
addEventListener('message', keep);
import(${JSON.stringify(url)}).then(() => {
  removeEventListener('message', keep);
  for (const message of early) dispatchEvent(new MessageEvent('message', message));
}, reportError);`;

/** Starts workers, wherever the page stands. To be called `Worker`, by which the bundler knows that there is one. */
export function workerHere(): typeof globalThis.Worker {
  const isBoxed = self.origin === 'null' && self.location.protocol !== 'file:';
  return isBoxed ? boxedWorker() : globalThis.Worker;
}

/** A frame without an origin, such as a sandboxed one on somebody's slides, starts workers that it made itself only. */
function boxedWorker(): typeof globalThis.Worker {
  return class extends globalThis.Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const script = new Blob([start(String(url))], { type: 'text/javascript' });
      super(URL.createObjectURL(script), { ...options, type: 'classic' });
    }
  };
}
