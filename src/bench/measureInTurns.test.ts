import { describe, expect, it, vi } from 'vitest';
import { disturbance, leastTime, measureInTurns, median, ratio, Turns } from './measureInTurns';

describe('measureInTurns', () => {
  it('runs every task once a round, each round beginning with another', async () => {
    const order: string[] = [];
    const tasks = ['a', 'b'].map((name) => ({ name, run: async () => void order.push(name) }));
    const timings = await measureInTurns(tasks, { rounds: [3, 3], budget: 0, visits: 1, shortest: 0 });
    expect(order.slice(-6).join('')).toBe('abbaab');
    expect([...timings.keys()]).toEqual(['a', 'b']);
    expect(timings.get('a')).toHaveLength(3);
  });

  it('ends after the fewest rounds when the time is up', async () => {
    const timings = await measureInTurns([{ name: 'a', run: async () => {} }], {
      rounds: [2, 1000],
      budget: 0,
      visits: 1,
      shortest: 0,
    });
    expect(timings.get('a')).toHaveLength(2);
  });
});

describe('turns', () => {
  /** A clock that only work moves. */
  function work(milliseconds: Readonly<Record<string, number>>) {
    let now = 0;
    const order: string[] = [];
    const tasks = Object.entries(milliseconds).map(([name, time]) => ({
      name,
      run: async () => {
        order.push(name);
        now += time;
      },
    }));
    return { tasks, order, clock: () => now };
  }

  it('are equally long for all that is compared', async () => {
    const { tasks, order, clock } = work({ long: 50, short: 5, longest: 400 });
    const turns = new Turns(tasks, { rounds: [1, 1], budget: 0, visits: 1, shortest: 1, clock });
    await turns.visit();
    const counted = order.slice(-23);
    expect(['long', 'short', 'longest'].map((name) => counted.filter((own) => own === name).length)).toEqual([
      2, 20, 1,
    ]);
    expect(leastTime(turns.timings, 'short')).toBe(5);
  });

  it('go on from visit to visit, of which either half is known', async () => {
    const times = [9, 8, 7, 6];
    let now = 0;
    // Warmed up twice.
    let at = -2;
    const run = async () => {
      now += times[at] ?? 1;
      at++;
    };
    const effort = { rounds: [4, 4], budget: 0, visits: 4, shortest: 0, clock: () => now } as const;
    const turns = new Turns([{ name: 'a', run }], effort);
    await turns.visit();
    // The fewest rounds are those of all visits, and have to be there after the first.
    expect(turns.timings.get('a')).toEqual(times);
    await turns.visit();
    expect(turns.timings.get('a')).toEqual(times);
    expect(turns.half(0).get('a')?.toSorted()).toEqual([6, 7, 8, 9]);
    expect(turns.half(1)).toBe(turns.timings);
  });

  it('spread their time over visits', async () => {
    vi.useFakeTimers();
    try {
      const run = () => new Promise<void>((resolve) => setTimeout(resolve, 4));
      const turns = new Turns([{ name: 'a', run }], { rounds: [1, 100], budget: 60, visits: 2, shortest: 0 });
      const visit = async () => {
        const done = turns.visit();
        await vi.advanceTimersByTimeAsync(1000);
        await done;
      };
      await visit();
      expect(turns.timings.get('a')).toHaveLength(8);
      await visit();
      expect(turns.timings.get('a')).toHaveLength(15);
      expect(turns.half(0).get('a')).toHaveLength(8);
      expect(turns.half(1).get('a')).toHaveLength(7);
    } finally {
      vi.useRealTimers();
    }
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
    expect(disturbance(timings, 'slow')).toBe(1.5);
  });

  it('is counted by the clock that is given', async () => {
    let now = 0;
    const run = async () => {
      now += 5;
    };
    const effort = { rounds: [2, 2], budget: 0, visits: 1, shortest: 0, clock: () => now } as const;
    expect((await measureInTurns([{ name: 'a', run }], effort)).get('a')).toEqual([5, 5]);
  });
});
