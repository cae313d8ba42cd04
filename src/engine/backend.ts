import * as tf from '@tensorflow/tfjs-core';
import type { BackendName, BackendStatus } from './types';

/** How a backend is started; resolves to the device in words, rejects with a reason for people. */
export type StartBackend = () => Promise<string>;

const BEST_FIRST: readonly BackendName[] = ['webgpu', 'wasm', 'cpu'];

const NAMES: Readonly<Record<BackendName, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'plain JavaScript' };

/**
 * Starts the preferred backend or, failing that, the best one that starts; says why when it is not the best.
 *
 * @param starters how to start each backend there is here
 */
export async function startBackend(
  starters: Readonly<Partial<Record<BackendName, StartBackend>>>,
  preferred?: BackendName,
): Promise<BackendStatus> {
  const order = preferred ? [preferred, ...BEST_FIRST.filter((name) => name !== preferred)] : BEST_FIRST;
  const reasons: string[] = [];
  for (const name of order) {
    const start = starters[name];
    if (!start) continue;
    try {
      const device = await start();
      if (!(await tf.setBackend(name))) throw new Error('it did not start');
      const fallback = reasons.length > 0 ? `${reasons.join(' ')} Using ${NAMES[name]}.` : undefined;
      return { backend: name, device, ...(fallback && { fallback }) };
    } catch (reason) {
      reasons.push(`${NAMES[name]} cannot be used here: ${reason instanceof Error ? reason.message : reason}.`);
    }
  }
  throw new Error(`No backend starts in this environment. ${reasons.join(' ')}`);
}
