import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { BoxBounder, type DenseLayer } from '../boxes/boundBoxes';
import { SplitBounder } from './boundSplits';
import type { SplitRow } from './foundSplits';
import type { SplitRegion } from './reducedLayers';

/** Layers of these sizes over a box, and bounds of their units as boxes have them. */
function randomCase(sizes: readonly number[], scale: number, width: number, seed: number) {
  const random = new Random(seed, 'splits');
  const number = () => Math.fround(2 * random.uniform() - 1);
  const layers = sizes.slice(1).map((outputs, at): DenseLayer => {
    const inputs = sizes[at] as number;
    return {
      inputs,
      outputs,
      weights: Float32Array.from({ length: inputs * outputs }, () => (scale * 2 * number()) / Math.sqrt(inputs)),
      bias: Float64Array.from({ length: outputs }, number),
      lost: new Float64Array(outputs),
    };
  });
  const lower = Float32Array.from({ length: sizes[0] as number }, number);
  const upper = lower.map((low) => low + width * random.uniform());
  const region: SplitRegion = { lower, upper, units: boundsOfUnits(layers, lower, upper) };
  const pointIn = () => {
    return lower.map((low, at) => {
      const high = upper[at] as number;
      const corner = random.uniform();
      if (corner < 0.3) return low;
      return corner > 0.7 ? high : Math.min(high, Math.max(low, low + (high - low) * random.uniform()));
    });
  };
  return { layers, region, random, number, pointIn };
}

function boundsOfUnits(layers: readonly DenseLayer[], lower: Float32Array, upper: Float32Array) {
  const boxes = new BoxBounder(layers);
  const known = new Float32Array(2 * boxes.units).fill(Number.NEGATIVE_INFINITY, 0, boxes.units);
  known.fill(Number.POSITIVE_INFINITY, boxes.units);
  const asked = { lower, upper, known, rows: 1, starts: new Float32Array(boxes.outputs), steps: 0 };
  const found = boxes.bound({ ...asked, limits: new Float64Array(1), firstStep: 0.5, decay: 0.6 });
  boxes.dispose();
  let first = 0;
  return layers.slice(0, -1).map(({ outputs }) => {
    const own = (from: number) => found.known.slice(from + first, from + first + outputs);
    const bounds = { lower: own(0), upper: own(boxes.units) };
    first += outputs;
    return bounds;
  });
}

const sum = (terms: readonly Dyadic[]) => terms.reduce(add, ZERO);
const dot = (a: ArrayLike<number>, x: readonly Dyadic[], from = 0, step = 1) =>
  sum(x.map((value, at) => multiply(exact(a[from + at * step] as number), value)));

/** Values before ReLUs, exactly; those of the last layer are the outputs. */
function exactValues(layers: readonly DenseLayer[], point: Float32Array): Dyadic[][] {
  let x = [...point].map(exact);
  return layers.map(({ outputs, weights, bias }) => {
    const z = Array.from({ length: outputs }, (_, output) =>
      add(exact(bias[output] as number), dot(weights, x, output, outputs)),
    );
    x = z.map((value) => (compare(value, ZERO) > 0 ? value : ZERO));
    return z;
  });
}

const STEPS = { count: 0, first: 0.4, decay: 0.6 };

const sizesOf = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 3, maxLength: 5 });

describe.each(['wasm', 'plain wasm'] as const)('rows of subproblems whose units are split, %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('are bounded below every exact value that keeps to the splits, whatever is chosen', () => {
    fc.assert(
      fc.property(
        sizesOf,
        fc.constantFrom(1e-42, 1e-20, 0.5, 1, 3, 1e15, 1e30),
        fc.constantFrom(0, 1e-7, 0.1, 1, 1e3),
        fc.nat(),
        fc.nat(5),
        fc.constantFrom(0, 1e-3, 1, 1e6),
        (sizes, scale, width, seed, count, size) => {
          const { layers, region, random, number, pointIn } = randomCase(sizes, scale, width, seed);
          const bounder = new SplitBounder(layers, region);
          try {
            const points = Array.from({ length: 6 }, pointIn).map((point) => exactValues(layers, point));
            // Splits that the first point keeps to, some of them the others.
            const rows = Array.from({ length: 11 }, (_, row): SplitRow => {
              const units = [...bounder.open.keys()].filter(() => random.uniform() < 0.4);
              const signs = units.map((unit) => (signAt(points[0] as Dyadic[][], bounder, unit) < 0 ? -1 : 1));
              return {
                owner: row >> 1,
                coefficients: Float32Array.from({ length: sizes.at(-1) as number }, number),
                limit: row % 3 === 0 ? -1e3 : 1e3,
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
            const found = bounder.bound(rows, { ...STEPS, count });
            let kept = 0;
            for (const values of points) {
              const outputs = values.at(-1) as Dyadic[];
              for (const [at, { coefficients, units, signs }] of rows.entries()) {
                if (units.some((unit, split) => signAt(values, bounder, unit) * (signs[split] as number) < 0)) continue;
                kept++;
                const bound = found.least[at] as number;
                expect(bound).not.toBeNaN();
                if (bound === Number.NEGATIVE_INFINITY) continue;
                expect(compare(exact(bound), dot(coefficients, outputs))).toBeLessThanOrEqual(0);
              }
            }
            expect(kept).toBeGreaterThanOrEqual(rows.length);
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
    const bounds = [0, 5, 50].map((count) => bounder.bound(rows, { count, first: 0.4, decay: 0.9 }).least);
    const gains = [1, 2].map((at) => bounds[at]?.map((bound, row) => bound - (bounds[at - 1]?.[row] as number)) ?? []);
    for (const own of gains) {
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...own)).toBeGreaterThan(0);
    }
    const [row] = rows as [SplitRow];
    const { coefficients } = row;
    const split = { ...row, units, signs };
    const found = bounder.bound([split], { count: 400, first: 0.4, decay: 0.98 });
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

function signAt(values: readonly (readonly Dyadic[])[], bounder: SplitBounder, open: number): number {
  const { layer, unit } = bounder.open[open] as SplitBounder['open'][number];
  return compare(values[layer]?.[unit] as Dyadic, ZERO);
}

function asNumber({ mantissa, exponent }: Dyadic): number {
  return Number(mantissa) * 2 ** exponent;
}

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
