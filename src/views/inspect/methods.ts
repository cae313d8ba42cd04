import type { GrowthMethod } from '../../charts/GrowthChart';
import type { Method } from '../../engine/types';
import type { RunTimes } from './useBounds';

export interface MethodEntry {
  readonly id: Method;
  readonly name: string;
  /** What it costs and what it gains, in a few words. */
  readonly note: string;
}

/** The methods from the quickest to the tightest. */
export const METHODS: readonly MethodEntry[] = [
  { id: 'ibp', name: 'IBP', note: 'Two passes forward, the widest bounds.' },
  { id: 'crown-ibp', name: 'CROWN-IBP', note: 'IBP and one pass back, tight at the logits.' },
  { id: 'crown', name: 'CROWN', note: 'A pass back for every open unit, tight in every layer.' },
  { id: 'alpha-crown', name: 'α-CROWN', note: 'CROWN and a search for each class, tightest and slowest.' },
];

/** What a method costs and gains, with how long it took the last time: "… 0.3 s last time." */
export function costOf(method: Method, times: RunTimes): string {
  const note = METHODS.find(({ id }) => id === method)?.note ?? '';
  const milliseconds = times.get(method);
  return milliseconds === undefined ? note : `${note} ${durationText(milliseconds)} last time.`;
}

/** "0.3 s", "14 s"; "20 ms" where tenths of a second would say nothing. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 95) return `${Math.max(1, Math.round(milliseconds))} ms`;
  return milliseconds < 9950 ? `${(milliseconds / 1000).toFixed(1)} s` : `${Math.round(milliseconds / 1000)} s`;
}

/** The method whose linear functions are shown for one: α-CROWN searches from CROWN's. */
export function functionsOf(method: Method): Method {
  return method === 'alpha-crown' ? 'crown' : method;
}

/** "IBP", "α-CROWN". */
export function methodName(method: Method): string {
  return METHODS.find(({ id }) => id === method)?.name ?? method;
}

/** The next tighter method; after the last comes the first. */
export function nextMethod(method: Method): Method {
  const at = METHODS.findIndex(({ id }) => id === method);
  return METHODS[(at + 1) % METHODS.length]?.id ?? 'ibp';
}

/** How a method's line is drawn. */
export function lineOf(method: Method): GrowthMethod {
  if (method === 'ibp') return 'interval';
  return method === 'alpha-crown' ? 'alpha' : 'crown';
}
