import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Dyadic, exact } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { asNumber, dot, exactValues, isKept, randomCase, signAt, upOf } from '../../testing/splitCases';
import { expectAtMost } from '../../testing/suites/sides';
import { SplitBounder } from './boundSplits';
import type { SplitRow } from './foundSplits';
import type { SplitRegion } from './reducedLayers';

const STEPS = { count: 0, rounds: 0, first: 0.4, decay: 0.6 };

const sizesOf = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 3, maxLength: 5 });

describe.each(['wasm', 'plain wasm'] as const)('rows of subproblems whose units are split, %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('are bounded below every exact value that keeps to the splits and is no larger than cuts, whatever is chosen', () => {
    fc.assert(
      fc.property(
        sizesOf,
        fc.constantFrom(1e-42, 1e-20, 0.5, 1, 3, 1e15, 1e30),
        fc.constantFrom(0, 1e-7, 0.1, 1, 1e3),
        fc.nat(),
        fc.nat(5),
        fc.constantFrom(0, 1e-3, 1, 1e6),
        fc.nat(4),
        (sizes, scale, width, seed, count, size, rounds) => {
          const { layers, region, random, number, pointIn } = randomCase(sizes, scale, width, seed);
          const bounder = new SplitBounder(layers, region);
          try {
            const points = Array.from({ length: 6 }, pointIn).map((point) => exactValues(layers, point));
            // Splits that the first point keeps to, some of them the others.
            const rows = Array.from({ length: 11 }, (_, row): SplitRow => {
              const units = [...bounder.open.keys()].filter(() => random.uniform() < 0.4);
              const signs = units.map((unit) => (signAt(points[0] as Dyadic[][], bounder, unit) < 0 ? -1 : 1));
              const coefficients = Float32Array.from({ length: sizes.at(-1) as number }, number);
              // At the first point, or at the second, the row is as large as it may be.
              const cut = upOf(dot(coefficients, points[row & 1]?.at(-1) as Dyadic[]));
              return {
                owner: row >> 1,
                coefficients,
                limit: row % 3 === 0 ? -1e3 : Number.MAX_VALUE,
                ...(row % 4 !== 3 && { cut }),
                units,
                signs,
                ...(row % 2 === 0 && {
                  choices: {
                    slopes: Uint16Array.from(bounder.open, () => Math.round(65_535 * random.uniform())),
                    multipliers: Float32Array.from(units, () => size * random.uniform()),
                  },
                }),
              };
            });
            const found = bounder.bound(rows, { ...STEPS, count, rounds });
            let kept = 0;
            for (const values of points) {
              const outputs = values.at(-1) as Dyadic[];
              for (const [at, row] of rows.entries()) {
                if (!isKept(values, row, bounder)) continue;
                kept++;
                const bound = found.least[at] as number;
                expect(bound).not.toBeNaN();
                if (bound === Number.NEGATIVE_INFINITY) continue;
                expectAtMost(compare(exact(bound), dot(row.coefficients, outputs)), 0);
              }
            }
            expect(kept).toBeGreaterThan(0);
          } finally {
            bounder.dispose();
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('rise with steps, and next to the least value where all is split', () => {
    const { layers, region, number } = randomCase([3, 12, 12, 2], 1, 1.5, 3);
    const bounder = new SplitBounder(layers, region);
    const middle = region.lower.map((low, at) => (low + (region.upper[at] as number)) / 2);
    const values = exactValues(layers, middle);
    const units = [...bounder.open.keys()];
    expect(units.length).toBeGreaterThan(8);
    const signs = units.map((unit) => (signAt(values, bounder, unit) < 0 ? -1 : 1));
    const rows = Array.from({ length: 8 }, (_, owner): SplitRow => {
      return { owner, coefficients: Float32Array.from({ length: 2 }, number), limit: 1e3, units: [], signs: [] };
    });
    const bounds = [0, 5, 50].map((count) => bounder.bound(rows, { count, rounds: 0, first: 0.4, decay: 0.9 }).least);
    const gains = [1, 2].map((at) => bounds[at]?.map((bound, row) => bound - (bounds[at - 1]?.[row] as number)) ?? []);
    for (const own of gains) {
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...own)).toBeGreaterThan(0);
    }
    const [row] = rows as [SplitRow];
    const { coefficients } = row;
    const split = { ...row, units, signs };
    const found = bounder.bound([split], { count: 400, rounds: 0, first: 0.4, decay: 0.98 });
    // On this part the network is linear: points of it come close to the bound, and none is below.
    const there = pointsOf(region).flatMap((point) => {
      const own = exactValues(layers, point);
      const keeps = units.every((unit, at) => signAt(own, bounder, unit) * (signs[at] as number) >= 0);
      return keeps ? [asNumber(dot(coefficients, own.at(-1) as Dyadic[]))] : [];
    });
    const least = Math.min(...there);
    expect(found.least[0]).toBeLessThanOrEqual(least);
    const without = least - (bounds[2]?.[0] as number);
    expect(least - (found.least[0] as number)).toBeLessThan(without / 5);
    bounder.dispose();
  });

  it('rise with steps where a split leaves a unit no other value than 0', () => {
    const { layers, region } = randomCase([3, 12, 12, 2], 1, 1.5, 3);
    const bounder = new SplitBounder(layers, region);
    const { open } = bounder;
    const boundsOf = (side: 'lower' | 'upper') =>
      open.map(({ layer, unit }) => region.units[layer]?.[side][unit] as number);
    const known = Float32Array.from([...boundsOf('lower'), ...boundsOf('upper')]);
    const atLeastZero = known.map((bound, at) => (at === 0 ? 0 : bound));
    const coefficients = Float32Array.of(-0.5, 1);
    const rows = [known, atLeastZero].map((own, owner): SplitRow => {
      return { owner, coefficients, limit: 1e3, known: own, units: [0], signs: [-1] };
    });
    const [before, after] = [0, 5].map((count) => bounder.bound(rows, { ...STEPS, count }).least) as [
      Float64Array,
      Float64Array,
    ];
    expect(after[0]).toBeGreaterThan((before[0] as number) + 0.1);
    expect(after[1]).toBe(after[0]);
    bounder.dispose();
  });

  it('are the same beside others, in groups of any size', () => {
    const { layers, region, number, random } = randomCase([4, 9, 10, 3], 1, 0.8, 9);
    const bounder = new SplitBounder(layers, region);
    const rows = Array.from({ length: 21 }, (_, owner): SplitRow => {
      const units = [...bounder.open.keys()].filter(() => random.uniform() < 0.2);
      const signs = units.map(() => (random.uniform() < 0.5 ? 1 : -1));
      return { owner, coefficients: Float32Array.from({ length: 3 }, number), limit: 1e3, units, signs };
    });
    const all = bounder.bound(rows, { ...STEPS, count: 3 });
    rows.forEach((row, at) => {
      const alone = bounder.bound([row], { ...STEPS, count: 3 });
      expect(alone.least[0]).toBe(all.least[at]);
      expect(alone.choicesOf(0)).toEqual(all.choicesOf(at));
      expect(alone.cornerOf(0)).toEqual(all.cornerOf(at));
    });
    bounder.dispose();
  });
});

/** Points of a box of three inputs, in a grid. */
function pointsOf({ lower, upper }: SplitRegion): Float32Array[] {
  const steps = 12;
  return Array.from({ length: (steps + 1) ** 3 }, (_, at) => {
    return lower.map((low, input) => {
      const place = Math.floor(at / (steps + 1) ** input) % (steps + 1);
      return Math.min(low + ((upper[input] as number) - low) * (place / steps), upper[input] as number);
    });
  });
}
