import { afterEach, expect, it, vi } from 'vitest';
import { isKnownOpening, rememberOpening } from './openings';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('remembers where the last visits opened', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  expect(isKnownOpening('#/1/inspect')).toBe(false);
  for (let image = 0; image < 20; image++) rememberOpening(`#/1/inspect?i=${image}`);
  rememberOpening('#/1/inspect?i=10');
  expect(isKnownOpening('#/1/inspect?i=10')).toBe(true);
  expect(isKnownOpening('#/1/inspect?i=19')).toBe(true);
  expect(isKnownOpening('#/1/inspect?i=0')).toBe(false);
  const carrying = `#/1/inspect?file=${'a'.repeat(5000)}`;
  rememberOpening(carrying);
  expect(isKnownOpening(carrying)).toBe(false);
});
