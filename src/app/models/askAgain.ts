import { CancelledError, type EngineClient, engine } from '../../engine/client';
import type { ModelSummary } from '../../engine/types';
import { reload } from './openedModels';

/**
 * Asks the engine; a file that it has let go of is given to it once more. Rejects with a CancelledError when it is
 * cancelled, between the calls too.
 */
export async function askAgain<T>(
  model: ModelSummary,
  ask: () => Promise<T>,
  asked: EngineClient = engine(),
): Promise<T> {
  const before = asked.cancellations;
  try {
    return await ask();
  } catch (error) {
    if (isCancelled(error)) throw error;
    await reload(model.id, asked);
    if (asked.cancellations !== before) throw new CancelledError();
    return ask();
  }
}

/** Whether someone ended the computation; that is no failure. */
export function isCancelled(error: unknown): boolean {
  return messageOf(error).startsWith('Cancelled');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
