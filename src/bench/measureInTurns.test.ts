import { describe, expect, it } from 'vitest';
import { leastTime, measureInTurns, median, ratio } from './measureInTurns';

describe('measureInTurns', () => {
  it('runs every task once a round, each round beginning with another', async () => {
    const order: string[] = [];
    const tasks = ['a', 'b'].map((name) => ({ name, run: async () => void order.push(name) }));
    const timings = await measureInTurns(tasks, { rounds: [3, 3], budget: 0, shortest: 0 });
    expect(order.slice(-6).join('')).toBe('abbaab');
    expect([...timings.keys()]).toEqual(['a', 'b']);
    expect(timings.get('a')).toHaveLength(3);
  });

  it('ends after the fewest rounds when the time is up', async () => {
    const timings = await measureInTurns([{ name: 'a', run: async () => {} }], {
      rounds: [2, 1000],
      budget: 0,
      shortest: 0,
    });
    expect(timings.get('a')).toHaveLength(2);
  });
});

describe('what timings show', () => {
  it('is the middle of numbers', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is how long the quickest runs took, which nothing disturbed', () => {
    const timings = new Map([
      ['slow', [20, 300, 8]],
      ['fast', [10, 4, 9]],
    ]);
    expect(leastTime(timings, 'slow')).toBe(8);
    expect(ratio(timings, 'slow', 'fast')).toBe(2);
  });

  it('is counted by the clock that is given', async () => {
    let now = 0;
    const run = async () => {
      now += 5;
    };
    const effort = { rounds: [2, 2], budget: 0, shortest: 0, clock: () => now } as const;
    expect((await measureInTurns([{ name: 'a', run }], effort)).get('a')).toEqual([5, 5]);
  });
});
