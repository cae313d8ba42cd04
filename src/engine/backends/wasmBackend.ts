import { type BackendWasm, getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerKernels } from '../../kernels/wasm/registerKernels';
import { startHelpers } from '../../kernels/wasm/threads/threadPool';
import type { StartedBackend } from './backend';

/**
 * Starts the WebAssembly backend. Threads that help our kernels are started by `startRest`: the first answer is there before
 * them. Those of TensorFlow.js have to be there from the start: its program makes them once.
 *
 * @param onLostThreads is called when some of them did not load
 */
export async function startWasm(onLostThreads = () => {}): Promise<StartedBackend> {
  registerKernels();
  if (!(await tf.setBackend('wasm'))) throw new Error('its program does not load');
  const threads = (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) ? getThreadsCount() : 1;
  if (threads === 1) return { device: 'one thread' };
  const backend = tf.backend() as BackendWasm;
  return { device: `${threads} threads`, startRest: () => startHelpers(backend, threads - 1, onLostThreads) };
}

/** Has the WebAssembly backend keep to the thread it is started on; to be called before that. */
export function keepToOneThread(): void {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
}
