import { createStore } from 'zustand/vanilla';
import { backgroundEngine, engine } from '../engine/api/client';
import { remember, remembered } from './storage';

const KEY = 'boundscope.memory';

/** Amounts to choose from, in bytes. */
export const MEMORY_LIMITS: readonly number[] = [1.5e8, 3e8, 5e8, 1e9, 2e9, 4e9];

/** What there is on phones and old laptops. */
const USUAL = 1e9;

/** Bytes that bounding may take in this browser; what needs more is refused beforehand. */
export const memoryLimit = createStore<number>(() => USUAL);

/** Reads the remembered limit and keeps the engines to it; call once. */
export function startMemoryLimit(): void {
  const limit = Number(remembered(KEY));
  if (MEMORY_LIMITS.includes(limit) && limit !== USUAL) keepTo(limit);
  memoryLimit.subscribe(keepTo);
}

function keepTo(bytes: number): void {
  if (memoryLimit.getState() !== bytes) memoryLimit.setState(bytes, true);
  for (const client of [engine(), backgroundEngine()]) void client.limitMemory(bytes).catch(() => {});
  remember(KEY, String(bytes));
}
