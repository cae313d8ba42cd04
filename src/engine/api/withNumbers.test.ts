import { expect, it } from 'vitest';
import type { BoundsRequest } from './types';
import { withNumbers } from './withNumbers';

const MODEL = { model: '2/255', input: [1] };

it('reads radii and ranges that are texts, and leaves the rest', () => {
  expect(withNumbers<BoundsRequest>({ ...MODEL, epsilon: '2/255', clip: ['0', 1] })).toEqual({
    ...MODEL,
    epsilon: 2 / 255,
    clip: [0, 1],
  });
  expect(withNumbers<BoundsRequest>({ ...MODEL, epsilon: 0.5, clip: null })).toEqual({
    ...MODEL,
    epsilon: 0.5,
    clip: null,
  });
  expect(withNumbers<{ grid: readonly number[] }>({ grid: [0, '1/255'] })).toEqual({ grid: [0, 1 / 255] });
});

it('names the field whose text is no number', () => {
  expect(() => withNumbers<BoundsRequest>({ ...MODEL, epsilon: 'wide' })).toThrow(/epsilon is “wide”/);
});

it('refuses what is no request', () => {
  expect(() => withNumbers<BoundsRequest>(undefined as never)).toThrow(/The request is undefined/);
});
