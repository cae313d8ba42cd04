import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CancelledError, NO_CHECKPOINT } from '../bounds/checkpoint';
import { bracketRadius, evenGrid, type RadiusTests, type TestsLeft } from './certifiedRadius';

const GRID = { largest: 1, count: 100 };

/** Proofs up to one radius; counterexamples from another on, found as far away as allowed. */
function simpleTests(proved: number, broken: number, monotone = true): RadiusTests {
  return {
    monotone,
    certify: async (epsilon) => epsilon <= proved,
    falsify: async (epsilon) => (epsilon >= broken ? epsilon : undefined),
  };
}

test('a grid is even and ends at its largest radius', () => {
  expect(evenGrid(0.1, 4)).toEqual([0.025, 0.05, 0.07500000000000001, 0.1]);
});

describe('bracketRadius', () => {
  it.each([true, false])('finds both bounds, monotone: %s', async (monotone) => {
    expect(await bracketRadius(GRID, simpleTests(0.305, 0.425, monotone), NO_CHECKPOINT)).toEqual({
      certified: 0.3,
      falsified: 0.43,
    });
  });

  it('says so where nothing, or everything, is certified or falsified', async () => {
    expect(await bracketRadius(GRID, simpleTests(0, 0), NO_CHECKPOINT)).toEqual({ certified: 0, falsified: 0.01 });
    expect(await bracketRadius(GRID, simpleTests(2, 3), NO_CHECKPOINT)).toEqual({ certified: 1, falsified: null });
    expect(await bracketRadius(GRID, simpleTests(0, 3), NO_CHECKPOINT)).toEqual({ certified: 0, falsified: null });
  });

  it.each([true, false])(
    'says at each proof how many are left at most, which are never fewer, monotone: %s',
    async (monotone) => {
      const lefts: number[] = [];
      const tests: RadiusTests = {
        ...simpleTests(0.305, 0.425, monotone),
        certify: async (epsilon, left) => {
          lefts.push(left);
          return epsilon <= 0.305;
        },
      };
      await bracketRadius(GRID, tests, NO_CHECKPOINT);
      // As many as come after, and this one: what each may take of the time that is left adds up to no more than that.
      lefts.forEach((left, at) => void expect(left).toBeGreaterThanOrEqual(lefts.length - at));
      expect(lefts).toEqual(lefts.toSorted((a, b) => b - a));
    },
  );

  it('tells radii apart that are small against the largest, where no grid is given', async () => {
    for (const monotone of [true, false]) {
      const tests = simpleTests(0.01, 0.02, monotone);
      const { certified, falsified } = await bracketRadius({ largest: 1 }, tests, NO_CHECKPOINT);
      expect(falsified).toBeGreaterThanOrEqual(0.02);
      expect(falsified).toBeLessThan(0.02 * 2 ** (1 / 16));
      expect(certified).toBeLessThanOrEqual(0.01);
      expect(certified).toBeGreaterThan(0.01 - 0.021 / (monotone ? 1024 : 32));
    }
  });

  it('agrees with trying every radius, for any pair of thresholds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (proved, gap, count, monotone) => {
          const grid = evenGrid(1, count);
          const tests = simpleTests(proved, proved + gap, monotone);
          const { certified, falsified } = await bracketRadius({ largest: 1, count }, tests, NO_CHECKPOINT);
          expect(falsified).toBe(grid.find((epsilon) => epsilon >= proved + gap) ?? null);
          const open = grid.filter((epsilon) => epsilon < (falsified ?? 2));
          expect(certified).toBe(open.findLast((epsilon) => epsilon <= proved) ?? 0);
        },
      ),
    );
  });

  it('takes a closer counterexample for what it is, and proves nothing beyond it', async () => {
    const attacked: number[] = [];
    const certified: number[] = [];
    const tests: RadiusTests = {
      monotone: true,
      certify: async (epsilon) => {
        certified.push(epsilon);
        return true;
      },
      falsify: async (epsilon) => {
        attacked.push(epsilon);
        return epsilon >= 0.2 ? 0.195 : undefined;
      },
    };
    expect(await bracketRadius(GRID, tests, NO_CHECKPOINT)).toEqual({ certified: 0.19, falsified: 0.2 });
    expect(Math.max(...attacked.slice(1))).toBeLessThan(0.2);
    expect(Math.max(...certified)).toBe(0.19);
  });

  it('makes progress and contradicts nothing, whatever attacks and proofs answer', async () => {
    const answer = fc.oneof(
      fc.constant(undefined),
      // Distances as they are, rounded up or down, and nonsense.
      fc.double({ min: 0, max: 1 }),
      fc.constantFrom(1 + 2 ** -52, 1, 1 - 2 ** -53, Number.NaN, Number.POSITIVE_INFINITY, -1, 2),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
        fc.boolean(),
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
        async (count, monotone, shares, holds) => {
          const attacked: number[] = [];
          const proofs: number[] = [];
          let closest = Number.POSITIVE_INFINITY;
          const tests: RadiusTests = {
            monotone,
            certify: async (epsilon) => holds[proofs.push(epsilon) % holds.length] as boolean,
            falsify: async (epsilon) => {
              if (attacked.push(epsilon) > 20) throw new Error('The search stands still.');
              const share = shares[attacked.length % shares.length];
              if (share === undefined) return undefined;
              closest = Math.min(closest, share < 1 ? share * epsilon : epsilon);
              return share * epsilon;
            },
          };
          const { certified, falsified } = await bracketRadius({ largest: 1, count }, tests, NO_CHECKPOINT);
          expect(new Set(attacked).size).toBe(attacked.length);
          expect(falsified === null).toBe(closest === Number.POSITIVE_INFINITY);
          if (falsified !== null) expect(falsified).toBeGreaterThanOrEqual(closest);
          for (const epsilon of proofs) expect(epsilon).toBeLessThan(closest);
          expect([0, ...proofs]).toContain(certified);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([16, 32, 64, 128])(
    'ends where a counterexample lies on one of %i radii, its distance rounded up',
    async (count) => {
      let asked = 0;
      const tests: RadiusTests = {
        monotone: true,
        certify: async (epsilon) => epsilon < 0.5,
        falsify: async (epsilon) => {
          if (++asked > count) throw new Error('The search stands still.');
          return epsilon >= 0.5 ? epsilon * (1 + 2 ** -52) : undefined;
        },
      };
      const { certified, falsified } = await bracketRadius({ largest: 1, count }, tests, NO_CHECKPOINT);
      expect({ certified, falsified }).toEqual({ certified: 0.5 - 1 / count, falsified: 0.5 });
    },
  );

  it('takes a counterexample closer than a radius attacked in vain for what it is', async () => {
    const tests: RadiusTests = {
      monotone: true,
      certify: async () => true,
      falsify: async (epsilon) => (epsilon > 0.7 ? 0.305 : undefined),
    };
    expect(await bracketRadius(GRID, tests, NO_CHECKPOINT)).toEqual({ certified: 0.3, falsified: 0.31 });
  });

  it('proves nothing beyond the counterexample, where radii to prove are finer than those attacked', async () => {
    const tests: RadiusTests = {
      monotone: true,
      certify: async () => true,
      falsify: async (epsilon) => (epsilon >= 0.1 ? 0.1 : undefined),
    };
    const { certified, falsified } = await bracketRadius({ largest: 0.26 }, tests, NO_CHECKPOINT);
    expect(falsified).toBeGreaterThanOrEqual(0.1);
    expect(certified).toBeLessThan(0.1);
    expect(certified).toBeGreaterThan(0.09);
  });

  it('certifies every radius up to the one it reports, by a method that is not monotone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (holds) => {
        const grid = evenGrid(1, holds.length);
        const asked: number[] = [];
        const certify = async (epsilon: number) => {
          asked.push(epsilon);
          return holds[grid.indexOf(epsilon)] as boolean;
        };
        const tests: RadiusTests = { monotone: false, certify, falsify: async () => undefined };
        const { certified } = await bracketRadius({ largest: 1, count: holds.length }, tests, NO_CHECKPOINT);
        const firstFailure = holds.indexOf(false);
        expect(certified).toBe((firstFailure < 0 ? 1 : grid[firstFailure - 1]) ?? 0);
        for (const epsilon of grid.filter((epsilon) => epsilon <= certified)) expect(asked).toContain(epsilon);
      }),
    );
  });

  it('reports what is left, never more than before, and ends when it is cancelled', async () => {
    const seen: TestsLeft[] = [];
    await bracketRadius(GRID, simpleTests(0.3, 0.4, false), NO_CHECKPOINT, (left) => seen.push(left));
    expect(seen[0]).toEqual({ attacks: 7, proofs: 100 });
    expect(seen.at(-1)).toEqual({ attacks: 0, proofs: 0 });
    for (const [at, { attacks, proofs }] of seen.entries()) {
      expect(attacks).toBeLessThanOrEqual(seen[at - 1]?.attacks ?? 7);
      expect(proofs).toBeLessThanOrEqual(seen[at - 1]?.proofs ?? 100);
    }
    let calls = 0;
    const checkpoint = async () => {
      if (++calls === 3) throw new CancelledError();
    };
    await expect(bracketRadius(GRID, simpleTests(0.3, 0.4), checkpoint)).rejects.toThrow(CancelledError);
  });
});
