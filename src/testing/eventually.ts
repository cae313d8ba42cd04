import { vi } from 'vitest';

/** More than a machine takes that is busy with other tests. */
const PATIENCE = 20_000;

/**
 * Waits until a check holds, which is tried again every few milliseconds.
 *
 * @returns what it gives then
 * @throws what it throws at the end of all patience
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE, interval: 5 });
}
