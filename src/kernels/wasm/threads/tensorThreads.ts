import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** More than TensorFlow.js's program gives work to. */
const MOST_THREADS = 4;

/** What the loader of TensorFlow.js's program shows of its threads, and the program of its own. */
interface Threaded {
  readonly PThread?: {
    readonly unusedWorkers: Worker[];
    allocateUnusedWorker(): void;
    loadWasmModuleToWorker(worker: Worker, onLoaded: () => void): void;
  };
  readonly tfjs: { initWithThreadsCount(count: number): void };
}

/** How many threads TensorFlow.js takes part in where memory can be shared. */
export function usualThreads(): number {
  return Math.min(MOST_THREADS, navigator.hardwareConcurrency);
}

/**
 * Has TensorFlow.js's own operations run on several threads, once these are there; until then they run on one.
 *
 * Its loader would start them before anything else and wait for them, and each goes on turning on its core for a while after
 * every operation that it took part in: with few cores, both cost the first answer more than they give (`scripts/threadedWasm.mjs`
 * has it start none).
 *
 * @param count of threads, this one included
 * @param onLost is called for each one that does not load: then all operations stay on this thread
 */
export function startTensorThreads({ wasm }: BackendWasm, count: number, onLost: () => void): void {
  const { PThread, tfjs } = wasm as unknown as Threaded;
  if (!PThread || count < 2) return;
  let missing = count - 1;
  // The pool waits, without giving way, for threads that it makes: they have to be loaded.
  const onLoaded = () => {
    if (--missing === 0) tfjs.initWithThreadsCount(count);
  };
  for (let thread = 1; thread < count; thread++) {
    PThread.allocateUnusedWorker();
    const worker = PThread.unusedWorkers.at(-1) as Worker;
    PThread.loadWasmModuleToWorker(worker, onLoaded);
    worker.onerror = (event) => {
      event.preventDefault();
      onLost();
    };
  }
}
