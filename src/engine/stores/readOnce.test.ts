import { expect, it } from 'vitest';
import { ReadOnce } from './assets';

it('reads once, and again after a failure', async () => {
  const asked: string[] = [];
  const once = new ReadOnce(async (key) => {
    asked.push(key);
    if (asked.length === 1) throw new Error('away');
    return key.toUpperCase();
  });
  await expect(once.get('a')).rejects.toThrow('away');
  expect(once.has('a')).toBe(false);
  expect(await Promise.all([once.get('a'), once.get('a'), once.get('b')])).toEqual(['A', 'A', 'B']);
  expect(once.has('a')).toBe(true);
  expect(asked).toEqual(['a', 'a', 'b']);
});
