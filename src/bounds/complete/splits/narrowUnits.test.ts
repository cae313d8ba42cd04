import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../../network/upload';
import { compare, exact } from '../../../numbers/dyadic';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { randomLayers } from '../../../testing/decideOn';
import { type Dense, denseNetwork, evaluateExactly } from '../../../testing/networks/denseNetwork';
import { decimalBelow, exactMinimum } from '../../../testing/networks/exactMinimum';
import { expectAtLeast, expectAtMost } from '../../../testing/suites/sides';
import { NO_CHECKPOINT } from '../../checkpoint';
import { crownValues } from '../../methods/crown';
import { disposeBounds } from '../../valueBounds';
import { readRoot } from '../splitValues';
import { type DenseRegion, denseRegionOf } from './denseRegion';
import { narrowUnits } from './narrowUnits';

/** Does something with what CROWN says of a network over a box. */
async function withRegion(layers: readonly Dense[], [low, high]: readonly [number, number], use: Use): Promise<void> {
  const ready = uploadNetwork(denseNetwork(layers));
  const inputs = (layers[0] as Dense).weight.length;
  const box = { lower: new Float32Array(inputs).fill(low), upper: new Float32Array(inputs).fill(high) };
  const bounds = await crownValues(ready, box, 1, 'backward', 'real', NO_CHECKPOINT);
  try {
    await use((await denseRegionOf(ready, 'real', box, await readRoot(ready, bounds))) as DenseRegion);
  } finally {
    disposeBounds(bounds);
    ready.dispose();
  }
}

const narrowed = (region: DenseRegion, splits: number, products = 1e12) => {
  return narrowUnits(region, { splits, products }, (_, unit) => unit % 3, NO_CHECKPOINT);
};

type Use = (region: DenseRegion) => Promise<void>;

/** A network that gives one unit before its ReLU out, or its negative. */
function unitOf(layers: readonly Dense[], layer: number, unit: number, sign: number): Dense[] {
  const { weight, bias } = layers[layer] as Dense;
  const own = { weight: weight.map((row) => [sign * (row[unit] as number)]), bias: [sign * (bias[unit] as number)] };
  return [...layers.slice(0, layer), own];
}

describe.each(['wasm', 'plain wasm'] as const)('units bounded anew, %s', (backend) => {
  beforeAll(() => startTestBackend(backend));

  it.each([1, 2, 3, 4])('are within what was known, and come close to their exact range, network %i', async (seed) => {
    const layers = randomLayers(seed, [2, 4, 4, 4, 1]);
    await withRegion(layers, [-1, 1], async (region) => {
      const found = await Promise.all([0, 3, 200].map((splits) => narrowed(region, splits)));
      const least = await Promise.all([1, 3e4].map((products) => narrowed(region, 200, products)));
      expect(least.map(({ products }) => products < 1e5)).toEqual([true, true]);
      found.splice(1, 0, ...least);
      const all = [region, ...found.map((each) => each.region)];
      let [before, after] = [0, 0];
      for (const layer of [1, 2]) {
        const { lower: first, upper: last } = (all[0] as DenseRegion).units[layer] as DenseRegion['units'][number];
        for (const unit of first.keys()) {
          const exactly = [1, -1].map((sign) => {
            const own = unitOf(layers, layer, unit, sign);
            const box = [
              [-1, 1],
              [-1, 1],
            ] as const;
            return Number(decimalBelow(exactMinimum(own, box), 20));
          }) as [number, number];
          const [low, high] = [first[unit] as number, last[unit] as number];
          for (const { units } of all) {
            const [lower, upper] = [units[layer]?.lower[unit] as number, units[layer]?.upper[unit] as number];
            expectAtLeast(lower, low);
            expectAtMost(upper, high);
            expectAtMost(lower, exactly[0]);
            expectAtLeast(upper, -exactly[1]);
          }
          const { lower, upper } = (all.at(-1) as DenseRegion).units[layer] as DenseRegion['units'][number];
          const width = (upper[unit] as number) - (lower[unit] as number);
          // Where a sign is known nothing else is looked for.
          if ((lower[unit] as number) > 0 || (upper[unit] as number) < 0) continue;
          before += high - low + exactly[0] + exactly[1];
          after += width + exactly[0] + exactly[1];
        }
      }
      expect(before).toBeGreaterThan(0.1);
      expect(after / before).toBeLessThan(0.1);
      expect(found.map(({ products }) => products > 0)).toEqual([true, false, true, true, true]);
    });
  });

  it('contain every exact value, whatever the sizes of numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 5 }),
        fc.constantFrom(1e-30, 1e-3, 1, 1e6),
        fc.constantFrom(0, 1e-6, 1),
        fc.nat(),
        fc.constantFrom(0, 1, 6),
        async (sizes, scale, width, seed, splits) => {
          const random = new Random(seed, 'narrow');
          const number = () => Math.fround(scale * (2 * random.uniform() - 1));
          const layers = sizes.slice(1).map((outputs, at): Dense => {
            const inputs = sizes[at] as number;
            return {
              weight: Array.from({ length: inputs }, () => Array.from({ length: outputs }, number)),
              bias: Array.from({ length: outputs }, number),
            };
          });
          await withRegion(layers, [0.5, 0.5 + width], async (region) => {
            const { units } = (await narrowed(region, splits)).region;
            for (let trial = 0; trial < 8; trial++) {
              const point = Array.from(region.lower, (low, at) => {
                const high = region.upper[at] as number;
                return random.uniform() < 0.5 ? low : Math.min(high, Math.fround(low + width * random.uniform()));
              });
              units.forEach(({ lower, upper }, layer) => {
                evaluateExactly(layers.slice(0, layer + 1), point).forEach((value, unit) => {
                  expectAtMost(compare(exact(lower[unit] as number), value), 0);
                  expectAtMost(compare(value, exact(upper[unit] as number)), 0);
                });
              });
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
