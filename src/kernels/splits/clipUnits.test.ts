import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Dyadic, exact } from '../../numbers/dyadic';
import { startTestBackend } from '../../testing/backend';
import { boundsOfUnits, dot, exactValues, isKept, randomCase, signAt, upOf, valueAt } from '../../testing/splitCases';
import { expectAtLeast, expectAtMost } from '../../testing/suites/sides';
import { SplitBounder } from './boundSplits';
import type { SplitRow } from './foundSplits';

const STEPS = { count: 0, rounds: 0, first: 0.4, decay: 0.6 };

describe.each(['wasm', 'plain wasm'] as const)('what is known of units where rows have cuts, %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('leaves what counterexamples keep to, of inputs and weights of all sizes', () => {
    let narrower = 0;
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, 20, 40), (seed, inputs, spread) => {
        const { layers, region, random, number, pointIn } = randomCase([inputs, 9, 1], 1, 1.5, seed);
        // Terms of very different sizes cancel each other.
        for (const { weights } of layers) {
          for (let at = 0; at < weights.length; at++) {
            weights[at] = (weights[at] as number) * 2 ** Math.round(spread * (random.uniform() - 0.5));
          }
        }
        const spreadRegion = { ...region, units: boundsOfUnits(layers, region.lower, region.upper) };
        const bounder = new SplitBounder(layers, spreadRegion);
        const points = Array.from({ length: 24 }, pointIn).map((point) => exactValues(layers, point));
        const rows = points.slice(0, 16).map((values, owner): SplitRow => {
          const coefficients = Float32Array.of(number());
          const units = [...bounder.open.keys()].filter(() => random.uniform() < 0.3);
          const signs = units.map((unit) => (signAt(values, bounder, unit) < 0 ? -1 : 1));
          const limit = upOf(dot(coefficients, values.at(-1) as Dyadic[]));
          return { owner, coefficients, limit, units, signs, ...(owner % 2 === 0 && { cut: limit }) };
        });
        const found = bounder.bound(rows, { ...STEPS, count: 5, rounds: 4 });
        rows.forEach((row, at) => {
          const known = found.knownOf(at);
          if (!known) return;
          narrower++;
          for (const values of points.filter((own) => isKept(own, row, bounder))) {
            for (const unit of bounder.open.keys()) {
              const value = valueAt(values, bounder, unit);
              expectAtMost(compare(exact(known[unit] as number), value), 0);
              expectAtLeast(compare(exact(known[bounder.open.length + unit] as number), value), 0);
            }
          }
        });
        bounder.dispose();
      }),
      { numRuns: 150 },
    );
    expect(narrower).toBeGreaterThan(100);
  });

  it('raises bounds of rows, by what a row leaves of the box and by the split that is newest', () => {
    const { layers, region, number, random } = randomCase([12, 40, 1], 1, 1.2, 5);
    const bounder = new SplitBounder(layers, region);
    const rows = Array.from({ length: 11 }, (_, owner): SplitRow => {
      const units = owner === 0 ? [] : [Math.floor(random.uniform() * bounder.open.length)];
      const asked = {
        owner,
        coefficients: Float32Array.of(owner % 2 ? -1 : 1),
        units,
        signs: units.map(() => 1 as const),
      };
      const [plain] = bounder.bound([{ ...asked, limit: 1e3 }], { ...STEPS, count: 40 }).least;
      const limit = (plain as number) + 0.1 * Math.abs(number());
      return { ...asked, limit, cut: limit };
    });
    const steps = { ...STEPS, count: 40 };
    const before = bounder.bound(rows, steps);
    const after = bounder.bound(rows, { ...steps, rounds: 30 });
    rows.forEach((row, at) => {
      expect(before.knownOf(at)).toBeUndefined();
      expect(before.least[at]).toBeLessThan(row.limit);
      expect(after.least[at]).toBeGreaterThan(before.least[at] as number);
      // What has become known is of use by itself.
      const known = bounder.bound([{ ...row, known: after.knownOf(at) as Float32Array }], steps);
      expect(known.least[0]).toBeGreaterThan(before.least[at] as number);
    });
    expect(after.least.filter((bound, at) => bound > (rows[at] as SplitRow).limit).length).toBeGreaterThan(5);
    bounder.dispose();
  });
});
