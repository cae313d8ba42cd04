import { type BackendWasm, setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { registerKernels } from '../../kernels/wasm/registerKernels';
import { startTensorThreads, usualThreads } from '../../kernels/wasm/threads/tensorThreads';
import { startHelpers } from '../../kernels/wasm/threads/threadPool';
import type { StartedBackend } from './backend';

/** What the WebAssembly backend may be started with. */
export interface WasmOptions {
  /** Is called when some of its threads did not load. */
  readonly onLostThreads?: (() => void) | undefined;
  /** It takes no more, where it would by itself. */
  readonly threads?: number | undefined;
}

/** Starts the WebAssembly backend on one thread. Others that help are started by `startRest`: the first answer waits for none. */
export async function startWasm({ onLostThreads = () => {}, threads }: WasmOptions = {}): Promise<StartedBackend> {
  registerKernels();
  const isShared = await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT');
  if (isShared) setThreadsCount(1);
  if (!(await tf.setBackend('wasm'))) throw new Error('its program does not load');
  const count = isShared ? Math.min(threads ?? Infinity, usualThreads()) : 1;
  if (count === 1) return { device: 'one thread' };
  const backend = tf.backend() as BackendWasm;
  return {
    device: `${count} threads`,
    startRest: () => {
      startHelpers(backend, count - 1, onLostThreads);
      startTensorThreads(backend, count, onLostThreads);
    },
  };
}

/** Has the WebAssembly backend keep to the thread it is started on; to be called before that. */
export function keepToOneThread(): void {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
}
