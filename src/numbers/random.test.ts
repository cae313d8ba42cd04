import { describe, expect, it } from 'vitest';
import { Random, xoshiro128 } from './random';

describe('xoshiro128', () => {
  it('gives the published sequence from the state 1, 2, 3, 4', () => {
    const state = Uint32Array.of(1, 2, 3, 4);
    expect(Array.from({ length: 4 }, () => xoshiro128(state))).toEqual([11520, 0, 5927040, 70819200]);
  });
});

describe('Random', () => {
  const draw = (random: Random) => Array.from({ length: 5 }, () => random.uint32());

  it('repeats itself for the same seed and stream', () => {
    expect(draw(new Random(7, 'shuffle', 3))).toEqual(draw(new Random(7, 'shuffle', 3)));
  });

  it('differs between seeds and between streams', () => {
    const firsts = [
      new Random(7),
      new Random(8),
      new Random(7, 'a'),
      new Random(7, 'a', 1),
      new Random(7, 'a', 2),
      new Random(7, 'a1'),
    ].map((random) => random.uint32());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is uniform', () => {
    const random = new Random(1);
    const counts = new Array<number>(7).fill(0);
    let sum = 0;
    for (let draws = 0; draws < 70_000; draws++) {
      const index = random.integer(7);
      counts[index] = (counts[index] as number) + 1;
      sum += random.uniform();
    }
    // Standard deviations: 93 for a count, 0.0011 for the mean; five of them are allowed.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(465);
    expect(Math.abs(sum / 70_000 - 0.5)).toBeLessThan(0.0055);
  });

  it('permutes without loss', () => {
    const order = new Random(2).permutation(1000);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect([...order.subarray(0, 3)]).not.toEqual([0, 1, 2]);
  });

  it('permutes three things in all six orders equally often', () => {
    const random = new Random(3);
    const counts = new Map<string, number>();
    for (let draws = 0; draws < 6000; draws++) {
      const order = random.permutation(3).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});
