import { expect, test } from 'vitest';
import { risingLines } from './RisingChart';

const seen = (iteration: number, ...marginLower: number[]) => ({
  iteration,
  marginLower: Float32Array.from(marginLower),
});

test('draws the classes that were open at the start, the least bound first', () => {
  const lines = risingLines([seen(0, 0, -2, 5, -1), seen(3, 0, -0.5, 6, -0.75)]);
  expect(lines.map(({ label }) => label)).toEqual([3, 1]);
  expect(lines[1]?.points).toEqual([
    { iteration: 0, bound: -2 },
    { iteration: 3, bound: -0.5 },
  ]);
});

test('draws the least margin where all are positive, and nothing before there is something', () => {
  expect(risingLines([seen(0, 3, 0, 2)]).map(({ label }) => label)).toEqual([2]);
  expect(risingLines([])).toEqual([]);
});

test('leaves out what has no bound yet', () => {
  expect(risingLines([seen(0, 0, Number.NEGATIVE_INFINITY, -1)]).map(({ label }) => label)).toEqual([2]);
});
