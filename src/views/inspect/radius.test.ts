import { describe, expect, it } from 'vitest';
import { parseRadius, radiusRange } from './radius';

describe('parseRadius', () => {
  it.each([
    ['3/255', 3],
    ['0.25/255', 0.25],
    ['1 / 10', 25.5],
    ['2', 2],
    ['0.1', 25.5],
    ['= 0.1', 25.5],
    ['0', 0],
    ['1e-3', 0.255],
  ])('reads %s as %d/255', (typed, levels) => expect(parseRadius(typed)).toBe(levels));

  it.each(['', 'three', '-1', '3/0', '1/2/3'])('refuses “%s”', (typed) => expect(parseRadius(typed)).toBeUndefined());
});

it('keeps the usual track, and takes a finer or longer one where the radius asks for it', () => {
  expect([0, 0.1, 0.5, 3, 8, 8.1, 100].map((levels) => radiusRange(levels).most)).toEqual([8, 1, 8, 8, 8, 32, 255]);
});
