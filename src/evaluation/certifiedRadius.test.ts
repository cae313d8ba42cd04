import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CancelledError, NO_CHECKPOINT } from '../bounds/checkpoint';
import { bracketRadius, evenGrid, type RadiusTests } from './certifiedRadius';

const GRID = evenGrid(1, 100);

/** Proofs up to one radius; counterexamples from another on, found as far away as allowed. */
function simpleTests(proved: number, broken: number): RadiusTests {
  return {
    certify: async (epsilon) => epsilon <= proved,
    falsify: async (epsilon) => (epsilon >= broken ? epsilon : undefined),
  };
}

test('a grid is even and ends at its largest radius', () => {
  expect(evenGrid(0.1, 4)).toEqual([0.025, 0.05, 0.07500000000000001, 0.1]);
});

describe('bracketRadius', () => {
  it('finds both ends', async () => {
    expect(await bracketRadius(GRID, simpleTests(0.305, 0.425), NO_CHECKPOINT)).toEqual({
      certified: 0.3,
      falsified: 0.43,
    });
  });

  it('says so where nothing, or everything, is certified or falsified', async () => {
    expect(await bracketRadius(GRID, simpleTests(0, 0), NO_CHECKPOINT)).toEqual({ certified: 0, falsified: 0.01 });
    expect(await bracketRadius(GRID, simpleTests(2, 3), NO_CHECKPOINT)).toEqual({ certified: 1, falsified: null });
    expect(await bracketRadius(GRID, simpleTests(0, 3), NO_CHECKPOINT)).toEqual({ certified: 0, falsified: null });
  });

  it('agrees with trying every radius, for any pair of thresholds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        async (proved, gap, count) => {
          const grid = evenGrid(1, count);
          const { certified, falsified } = await bracketRadius(grid, simpleTests(proved, proved + gap), NO_CHECKPOINT);
          expect(certified).toBe(grid.findLast((epsilon) => epsilon <= proved) ?? 0);
          const above = grid.filter((epsilon) => epsilon > certified);
          expect(falsified).toBe(above.find((epsilon) => epsilon >= proved + gap) ?? null);
        },
      ),
    );
  });

  it('takes a closer counterexample for what it is, with fewer attacks', async () => {
    const asked: number[] = [];
    const tests: RadiusTests = {
      certify: async () => false,
      falsify: async (epsilon) => {
        asked.push(epsilon);
        return epsilon >= 0.2 ? 0.195 : undefined;
      },
    };
    expect((await bracketRadius(GRID, tests, NO_CHECKPOINT)).falsified).toBe(0.2);
    expect(Math.max(...asked.slice(1))).toBeLessThan(0.2);
  });

  it('reports only radii that were certified, and none below one that failed, by a method that is not monotone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (holds) => {
        const grid = evenGrid(1, holds.length);
        const tried = new Map<number, boolean>();
        const certify = async (epsilon: number) => {
          const result = holds[grid.indexOf(epsilon)] as boolean;
          tried.set(epsilon, result);
          return result;
        };
        const { certified } = await bracketRadius(grid, { certify, falsify: async () => undefined }, NO_CHECKPOINT);
        for (const [epsilon, result] of tried) expect(result).toBe(epsilon <= certified);
        if (certified > 0) expect(tried.get(certified)).toBe(true);
      }),
    );
  });

  it('tells its progress and ends when it is cancelled', async () => {
    const seen: [number, number][] = [];
    await bracketRadius(GRID, simpleTests(0.3, 0.4), NO_CHECKPOINT, (done, total) => seen.push([done, total]));
    expect(seen.at(-1)).toEqual([14, 14]);
    expect(seen.every(([done], at) => at === 0 || done >= (seen[at - 1]?.[0] as number))).toBe(true);
    let calls = 0;
    const checkpoint = async () => {
      if (++calls === 3) throw new CancelledError();
    };
    await expect(bracketRadius(GRID, simpleTests(0.3, 0.4), checkpoint)).rejects.toThrow(CancelledError);
  });
});
