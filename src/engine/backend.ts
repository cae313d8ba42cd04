import * as tf from '@tensorflow/tfjs-core';
import type { Guard } from './gpuErrors';
import type { BackendName, BackendStatus } from './types';

/** A backend that was started. */
export interface StartedBackend {
  /** The device in words. */
  readonly device: string;
  /** Around whatever runs there, where the device can fail silently. */
  readonly guard?: Guard;
}

/** How a backend is started; rejects with a reason for people. */
export type StartBackend = () => Promise<StartedBackend>;

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
): Promise<{ status: BackendStatus; guard: Guard }> {
  const order = preferred ? [preferred, ...BEST_FIRST.filter((name) => name !== preferred)] : BEST_FIRST;
  const reasons: string[] = [];
  for (const name of order) {
    const start = starters[name];
    if (!start) continue;
    try {
      const { device, guard = unguarded } = await start();
      if (!(await tf.setBackend(name))) throw new Error('it did not start');
      const fallback = reasons.length > 0 ? `${reasons.join(' ')} Using ${NAMES[name]}.` : undefined;
      return { status: { backend: name, device, ...(fallback && { fallback }) }, guard };
    } catch (reason) {
      reasons.push(`${NAMES[name]} cannot be used here: ${reason instanceof Error ? reason.message : reason}.`);
    }
  }
  throw new Error(`No backend starts in this environment. ${reasons.join(' ')}`);
}

const unguarded: Guard = (task) => task();
