import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { boundProgram, compiledFor, SCRATCH_LENGTH } from '../boundProgram';
import { addressOf, memoryOf } from '../heap';
import { CONTROL_LENGTH, MOST_PARTS, shareJob } from './control';
import type { HelperStart } from './helper';

/** Jobs of fewer products are done before a thread would have woken up. */
const WORTH_SHARING = 2 ** 19;

/** More would wait for each other, and for memory. */
const MOST_HELPERS = 7;

/** Words that helping threads share with this one; none where this one works alone. */
const controls = new WeakMap<WebAssembly.Memory, Int32Array>();
const helpers = new WeakMap<WebAssembly.Memory, number>();

/**
 * Starts threads that help with jobs in the backend's memory, which threads must be able to share. They take part as soon
 * as they run, and end with the thread that starts them.
 *
 * @param onLost is called for each one that does not load; the others do its work
 */
export function startHelpers(backend: BackendWasm, count: number, onLost: () => void): void {
  const memory = memoryOf(backend);
  // Some browsers let no worker start others.
  if (controls.has(memory) || !(memory.buffer instanceof SharedArrayBuffer) || typeof Worker === 'undefined') return;
  const control = new Int32Array(new SharedArrayBuffer(4 * CONTROL_LENGTH));
  const module = compiledFor(memory);
  const started = Math.min(count, MOST_HELPERS);
  for (let helper = 0; helper < started; helper++) {
    const scratch = addressOf(backend, tf.keep(tf.zeros([SCRATCH_LENGTH], 'int32')));
    const start: HelperStart = { module, memory, control, scratch };
    const worker = new Worker(new URL('./helper.ts', import.meta.url), { type: 'module', name: 'bounds' });
    worker.addEventListener('error', onLost);
    worker.postMessage(start);
  }
  controls.set(memory, control);
  helpers.set(memory, started);
}

/** How many threads work on jobs in the backend's memory, this one included. */
export function threadsOf(backend: BackendWasm): number {
  return 1 + (helpers.get(memoryOf(backend)) ?? 0);
}

/**
 * Does all parts of a job, with whatever threads there are to help.
 *
 * @param job its address
 * @param scratch address of this thread's own room
 * @param products of the whole job
 */
export function runJob(backend: BackendWasm, job: number, parts: number, scratch: number, products: number): void {
  const { boundPart } = boundProgram(backend);
  const control = controls.get(memoryOf(backend));
  if (control && parts > 1 && parts <= MOST_PARTS && products >= WORTH_SHARING) {
    shareJob(control, job, parts, (at, part) => boundPart(at, part, scratch));
  } else {
    for (let part = 0; part < parts; part++) boundPart(job, part, scratch);
  }
}
