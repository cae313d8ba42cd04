import { createStore } from 'zustand/vanilla';
import type { OpenReason } from '../../../engine/api/types';

/** Seconds to choose from. */
export const TIME_LIMITS: readonly number[] = [10, 60, 300, 1800, 7200];

/** Seconds that a decision may take, for this visit. */
export const timeLimit = createStore<number>(() => 60);

/** Whether an answer is open for want of time or memory alone, so that with more of them it may be decided. */
export function mayBeDecided({ reason }: { readonly reason?: OpenReason }): boolean {
  return reason === 'time' || reason === 'memory';
}
