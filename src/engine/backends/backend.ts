import * as tf from '@tensorflow/tfjs-core';
import { BACKEND_NAMES, BACKENDS, type BackendName } from '../../catalog/backends';
import type { BlocksFrom } from '../../kernels/conv/webgpu/blocksFrom';
import type { Guard } from './gpu';

/** A backend that was started. */
export interface StartedBackend {
  /** The device in words. */
  readonly device: string;
  /** Around whatever runs there, where the device can fail silently. */
  readonly guard?: Guard;
  /** Outputs of a layer from which it is computed in blocks, where that was measured. */
  readonly blocksFrom?: BlocksFrom;
  /** Starts what makes it quicker and the first answer does not wait for; absent where there is nothing. */
  readonly startRest?: () => void;
  /** Whether it is a graphics device that the processor stands in for. */
  readonly isSoftware?: boolean;
}

/**
 * How a backend is started; rejects with a reason for people.
 *
 * @param isAsked whether it is wanted even where another one is sure to be quicker
 */
export type StartBackend = (isAsked: boolean) => Promise<StartedBackend>;

/** How each backend there is here is started. */
export type Starters = Readonly<Partial<Record<BackendName, StartBackend>>>;

/**
 * Starts the preferred backend or, failing that, the best one that starts.
 *
 * @returns `fallback` says why it is not the best, as a sentence
 */
export async function startBackend(
  starters: Starters,
  preferred?: BackendName,
): Promise<StartedBackend & { readonly backend: BackendName; readonly guard: Guard; readonly fallback?: string }> {
  const order = preferred ? [preferred, ...BACKEND_NAMES.filter((name) => name !== preferred)] : BACKEND_NAMES;
  const reasons: string[] = [];
  for (const name of order) {
    const start = starters[name];
    if (!start) continue;
    try {
      const started = await startOne(name, start, name === preferred);
      const fallback = reasons.length > 0 ? `${reasons.join(' ')} Using ${BACKENDS[name].title}.` : undefined;
      return { guard: unguarded, ...started, backend: name, ...(fallback && { fallback }) };
    } catch (reason) {
      reasons.push((reason as Error).message);
    }
  }
  throw new Error(`No backend starts in this environment. ${reasons.join(' ')}`);
}

/**
 * Starts a backend and has it be the current one.
 *
 * @throws Error that says why not, as a sentence
 */
export async function startOne(name: BackendName, start: StartBackend, isAsked: boolean): Promise<StartedBackend> {
  try {
    const started = await start(isAsked);
    if (!(await tf.setBackend(name))) throw new Error('it did not start');
    return started;
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : reason;
    throw new Error(`${BACKENDS[name].title} is not used here: ${why}.`, { cause: reason });
  }
}

/** Of backends that do not fail silently. */
export const unguarded: Guard = (task) => task();
