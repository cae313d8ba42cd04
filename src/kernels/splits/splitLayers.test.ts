import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { expectAtMost } from '../../testing/suites/sides';
import { SplitBounder } from './boundSplits';
import type { SplitRow } from './foundSplits';
import type { SplitRegion } from './reducedLayers';
import type { SplitEdge, SplitLayer } from './splitLayers';

type Matrix = readonly Float32Array[];

/** Layers that read some before them by matrices that may be mostly zeros, some without ReLUs, and bounds of their units. */
function randomCase(sizes: readonly number[], scale: number, density: number, seed: number) {
  const random = new Random(seed, 'layers');
  const number = () => Math.fround(2 * random.uniform() - 1);
  const [inputs = 1, ...outputs] = sizes;
  const lower = Float32Array.from({ length: inputs }, number);
  const upper = lower.map((low) => low + random.uniform());
  const matrices: { readonly source: number; readonly weights: Matrix }[][] = [];
  const layers = outputs.map((count, at): SplitLayer => {
    const others = Array.from({ length: at }, (_, layer) => layer - 1).filter(() => random.uniform() < 0.4);
    const own = [at - 1, ...others].map((source) => {
      const size = source < 0 ? inputs : (outputs[source] as number);
      const weights = Array.from({ length: count }, () => {
        return Float32Array.from({ length: size }, () => {
          return random.uniform() < density ? (2 * scale * number()) / Math.sqrt(density * size) : 0;
        });
      });
      return { source, weights };
    });
    matrices.push(own);
    const edges = own.map(({ source, weights }): SplitEdge => {
      return {
        source,
        inexact: 0,
        terms: (output, visit) => weights[output]?.forEach((w, from) => void visit(from, w)),
      };
    });
    const isLinear = random.uniform() < 0.3 || at === outputs.length - 1;
    const bias = Float64Array.from({ length: count }, number);
    return { outputs: count, edges, bias, lost: new Float64Array(count), ...(isLinear && { isLinear }) };
  });
  const region: SplitRegion = { lower, upper, units: [] };
  const behind = new Map([[-1, { lower, upper }]]);
  const units = layers.slice(0, -1).map((layer, at) => {
    const own = boundsOf(layer, matrices[at] ?? [], behind);
    behind.set(at, layer.isLinear ? own : { lower: own.lower.map(relu), upper: own.upper.map(relu) });
    return own;
  });
  const inside = () => lower.map((low, at) => Math.min(low + random.uniform(), upper[at] as number));
  return { layers, matrices, region: { ...region, units }, random, number, inside };
}

const relu = (x: number) => Math.max(0, x);

/** Intervals, wide enough for what float64 and float32 lose. */
function boundsOf(
  { outputs, bias }: SplitLayer,
  own: readonly { readonly source: number; readonly weights: Matrix }[],
  behind: ReadonlyMap<number, { readonly lower: Float32Array; readonly upper: Float32Array }>,
) {
  const [lower, upper] = [new Float32Array(outputs), new Float32Array(outputs)];
  for (let unit = 0; unit < outputs; unit++) {
    let [low, high, size] = [bias[unit] as number, bias[unit] as number, 1e-30];
    for (const { source, weights } of own) {
      weights[unit]?.forEach((w, from) => {
        const ends = [behind.get(source)?.lower[from] as number, behind.get(source)?.upper[from] as number];
        const terms = ends.map((end) => w * end);
        low += Math.min(...terms);
        high += Math.max(...terms);
        size += Math.max(...terms.map(Math.abs));
      });
    }
    lower[unit] = low - 1e-6 * size;
    upper[unit] = high + 1e-6 * size;
  }
  return { lower, upper };
}

/** Values before ReLUs, exactly; those of the last layer are the outputs. */
function exactValues({ layers, matrices }: ReturnType<typeof randomCase>, point: Float32Array): Dyadic[][] {
  const behind = new Map([[-1, [...point].map(exact)]]);
  return layers.map(({ outputs, bias, isLinear }, at) => {
    const z = Array.from({ length: outputs }, (_, unit) => {
      return (matrices[at] ?? []).reduce(
        (sum, { source, weights }) => {
          return add(sum, dot(weights[unit] as Float32Array, behind.get(source) ?? []));
        },
        exact(bias[unit] as number),
      );
    });
    behind.set(at, isLinear ? z : z.map((value) => (compare(value, ZERO) > 0 ? value : ZERO)));
    return z;
  });
}

function dot(a: Float32Array, x: readonly Dyadic[]): Dyadic {
  return x.reduce((sum, value, at) => add(sum, multiply(exact(a[at] as number), value)), ZERO);
}

const sizesOf = fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 3, maxLength: 6 });

describe.each(['wasm', 'plain wasm'] as const)('layers that read several before them, %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it('are bounded below every exact value that keeps to the splits, whatever is chosen', () => {
    fc.assert(
      fc.property(
        sizesOf,
        fc.constantFrom(1e-3, 0.5, 1, 3, 100),
        fc.constantFrom(0.1, 0.3, 1),
        fc.nat(),
        fc.nat(4),
        (sizes, scale, density, seed, count) => {
          const own = randomCase(sizes, scale, density, seed);
          const { layers, region, random, number, inside } = own;
          const bounder = new SplitBounder(layers, region);
          try {
            const points = Array.from({ length: 5 }, inside).map((point) => exactValues(own, point));
            const sign = (values: readonly (readonly Dyadic[])[], open: number) => {
              const { layer, unit } = bounder.open[open] as SplitBounder['open'][number];
              return compare(values[layer]?.[unit] as Dyadic, ZERO);
            };
            const rows = Array.from({ length: 9 }, (_, row): SplitRow => {
              const units = [...bounder.open.keys()].filter(() => random.uniform() < 0.3);
              const signs = units.map((unit) => (sign(points[0] as Dyadic[][], unit) < 0 ? -1 : 1));
              const coefficients = Float32Array.from({ length: sizes.at(-1) as number }, number);
              const choices = {
                slopes: Uint16Array.from(bounder.open, () => Math.round(65_535 * random.uniform())),
                multipliers: Float32Array.from(units, () => random.uniform()),
              };
              return { owner: row, coefficients, limit: 1e9, units, signs, ...(row % 2 === 0 && { choices }) };
            });
            const found = bounder.bound(rows, { count, rounds: 0, first: 0.4, decay: 0.6 });
            for (const values of points) {
              for (const [at, { coefficients, units, signs }] of rows.entries()) {
                if (units.some((unit, split) => sign(values, unit) * (signs[split] as number) < 0)) continue;
                const bound = found.least[at] as number;
                expect(Number.isFinite(bound)).toBe(true);
                const output = dot(coefficients, values.at(-1) as Dyadic[]);
                expectAtMost(compare(exact(bound), output), 0);
              }
            }
          } finally {
            bounder.dispose();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are exact but for rounding over a single point', () => {
    for (const density of [0.15, 1]) {
      const own = randomCase([17, 40, 33, 30, 21, 3], 1, density, 5);
      const point = own.region.lower;
      const values = exactValues(own, point);
      const at = values.map((layer) => Float32Array.from(layer, asNumber));
      const units = at.slice(0, -1).map((z) => ({ lower: z.map((x) => x - 1e-5), upper: z.map((x) => x + 1e-5) }));
      const bounder = new SplitBounder(own.layers, { lower: point, upper: point, units });
      const coefficients = Float32Array.from({ length: 3 }, own.number);
      const row = { owner: 0, coefficients, limit: 1e9, units: [], signs: [] };
      const [bound] = bounder.bound([row], { count: 3, rounds: 0, first: 0.4, decay: 0.6 }).least;
      const output = asNumber(dot(coefficients, values.at(-1) as Dyadic[]));
      expect(bound).toBeLessThanOrEqual(output);
      expect(bound).toBeGreaterThan(output - 1e-3);
      bounder.dispose();
    }
  });
});

/** To about sixty bits. */
function asNumber({ mantissa, exponent }: Dyadic): number {
  const more = Math.max(0, mantissa.toString(2).length - 60);
  return Number(mantissa >> BigInt(more)) * 2 ** (exponent + more);
}
