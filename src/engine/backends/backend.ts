import * as tf from '@tensorflow/tfjs-core';
import { BACKEND_NAMES, BACKENDS, type BackendName } from '../../catalog/backends';
import type { BackendStatus } from '../api/types';
import type { Guard } from './gpu';

/** A backend that was started. */
export interface StartedBackend {
  /** The device in words. */
  readonly device: string;
  /** Around whatever runs there, where the device can fail silently. */
  readonly guard?: Guard;
  /** Outputs of a layer from which it is computed in blocks, where that was measured. */
  readonly blocksFrom?: number;
}

/**
 * How a backend is started; rejects with a reason for people.
 *
 * @param isAsked whether it is wanted even where another one is sure to be quicker
 */
export type StartBackend = (isAsked: boolean) => Promise<StartedBackend>;

/**
 * Starts the preferred backend or, failing that, the best one that starts; says why when it is not the best.
 *
 * @param starters how to start each backend there is here
 */
export async function startBackend(
  starters: Readonly<Partial<Record<BackendName, StartBackend>>>,
  preferred?: BackendName,
): Promise<{ status: BackendStatus; guard: Guard }> {
  const order = preferred ? [preferred, ...BACKEND_NAMES.filter((name) => name !== preferred)] : BACKEND_NAMES;
  const reasons: string[] = [];
  for (const name of order) {
    const start = starters[name];
    if (!start) continue;
    try {
      const { device, guard = unguarded, blocksFrom } = await start(name === preferred);
      if (!(await tf.setBackend(name))) throw new Error('it did not start');
      const fallback = reasons.length > 0 ? `${reasons.join(' ')} Using ${BACKENDS[name].title}.` : undefined;
      const found = { ...(fallback && { fallback }), ...(blocksFrom !== undefined && { blocksFrom }) };
      return { status: { backend: name, device, ...found }, guard };
    } catch (reason) {
      reasons.push(`${BACKENDS[name].title} is not used here: ${reason instanceof Error ? reason.message : reason}.`);
    }
  }
  throw new Error(`No backend starts in this environment. ${reasons.join(' ')}`);
}

const unguarded: Guard = (task) => task();
