import { expect } from 'vitest';

/*
 * `expect` takes ten microseconds or more. Where a test looks at every number that comes out, that is most of its time; so
 * these compare first, and leave it to `expect` to say what is wrong. What is no number is wrong.
 */

/** As `expect(value).toBeLessThanOrEqual(most)`. */
export function expectAtMost(value: number | undefined, most: number, message?: string): void {
  if (!((value as number) <= most)) expect(value, message).toBeLessThanOrEqual(most);
}

/** As `expect(value).toBeGreaterThanOrEqual(least)`. */
export function expectAtLeast(value: number | undefined, least: number): void {
  if (!((value as number) >= least)) expect(value).toBeGreaterThanOrEqual(least);
}

/** As `expect(value).toBeLessThan(end)`. */
export function expectBelow(value: number | undefined, end: number): void {
  if (!((value as number) < end)) expect(value).toBeLessThan(end);
}

/** As `expect(value).toBeGreaterThan(end)`. */
export function expectAbove(value: number | undefined, end: number): void {
  if (!((value as number) > end)) expect(value).toBeGreaterThan(end);
}
