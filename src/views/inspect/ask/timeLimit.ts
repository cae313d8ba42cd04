import { createStore } from 'zustand/vanilla';
import type { OpenReason } from '../../../engine/api/types';

/** Seconds to choose from. */
export const TIME_LIMITS: readonly number[] = [10, 60, 300, 1800, 7200];

/** The one that holds where nobody says. */
const USUAL = 60;

/** Seconds that a decision may take, for this visit. */
export const timeLimit = createStore<number>(() => USUAL);

/** What a command or a script says of it; undefined where it need not. */
export function saidTimeout(): number | undefined {
  const limit = timeLimit.getState();
  return limit === USUAL ? undefined : limit;
}

/** Whether an answer is open for want of time or memory alone, so that with more of them it may be decided. */
export function mayBeDecided({ reason }: { readonly reason?: OpenReason }): boolean {
  return reason === 'time' || reason === 'memory';
}
