import { type BackendWasm, getThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerKernels } from '../../kernels/wasm/registerKernels';
import { startHelpers } from '../../kernels/wasm/threads/threadPool';

/**
 * Starts the WebAssembly backend and says how many threads it has.
 *
 * @param onLostThreads is called when some of them did not load
 */
export async function describeWasm(onLostThreads = () => {}): Promise<string> {
  registerKernels();
  if (!(await tf.setBackend('wasm'))) throw new Error('its program does not load');
  const threads = (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) ? getThreadsCount() : 1;
  if (threads > 1) startHelpers(tf.backend() as BackendWasm, threads - 1, onLostThreads);
  return threads === 1 ? 'one thread' : `${threads} threads`;
}

/** Has the WebAssembly backend keep to the thread it is started on; to be called before that. */
export function keepToOneThread(): void {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
}
