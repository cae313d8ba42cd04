import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { inputBox } from '../../bounds/inputBox';
import { verdictOf } from '../../bounds/margins/margins';
import { BOUNDS_BY } from '../../bounds/methods';
import type { NetworkBounds } from '../../bounds/networkBounds';
import { METHOD_NAMES, type Method, QUICKEST_METHOD } from '../../catalog/methods';
import type { Rounding } from '../../kernels/rounding/rounding';
import { uploadNetwork } from '../../network/upload';
import { add, type Dyadic, encloses, exact, multiply } from '../../numbers/dyadic';
import { type Dense, denseNetwork, evaluateExactly } from '../networks/denseNetwork';

/** Margins that stay open would be worked at for a minute each. */
const SEARCH = { timeout: 100 };

async function boundDense(
  layers: readonly Dense[],
  center: readonly number[],
  epsilon: number,
  rounding: Rounding,
  method: Method = QUICKEST_METHOD,
): Promise<NetworkBounds> {
  const ready = uploadNetwork(denseNetwork(layers));
  const box = inputBox(center, epsilon, null, rounding);
  const bounds = await BOUNDS_BY[method].bound(ready, box, [0], rounding, NO_CHECKPOINT, SEARCH);
  ready.dispose();
  return bounds;
}

/** Weights of very different sizes, so that sums cancel and small terms are lost. */
const scaled = fc
  .tuple(fc.integer({ min: -4096, max: 4096 }), fc.integer({ min: -20, max: 20 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

/** Where it holds, without `expect`, which takes longer than to find out. */
function expectEnclosed(lower: number, value: Dyadic, upper: number): void {
  if (!encloses(lower, value, upper)) expect.fail(`The exact value is outside [${lower}, ${upper}].`);
}

/** Numbers between −1 and 1 that use every bit of a float32. */
const fullFloat = fc.float({ min: -1, max: 1, noNaN: true });

function randomDense(inputs: number, outputs: number): fc.Arbitrary<Dense> {
  const row = fc.array(fullFloat, { minLength: outputs, maxLength: outputs });
  return fc.record({ weight: fc.array(row, { minLength: inputs, maxLength: inputs }), bias: row });
}

function inputsOf(layers: readonly Dense[]): number {
  return layers[0]?.weight.length ?? 0;
}

function dense(inputs: number, outputs: number): fc.Arbitrary<Dense> {
  const row = fc.array(scaled, { minLength: outputs, maxLength: outputs });
  return fc.record({ weight: fc.array(row, { minLength: inputs, maxLength: inputs }), bias: row });
}

/** How many inputs a network has, then how many outputs each of its layers. */
type Sizes = readonly number[];

const ALL_SIZES: fc.Arbitrary<Sizes> = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 });

/**
 * Sizes for backends that compile a program for each shape, which takes longer than hundreds of cases: but for two, the
 * shapes are those of the networks below.
 */
export const FEW_SIZES: fc.Arbitrary<Sizes> = fc.constantFrom([2, 2], [3, 2, 2], [1, 3, 2, 2], [5, 3, 2], [3, 5, 3]);

function networkOf(all: fc.Arbitrary<Sizes>) {
  return all.chain((sizes) =>
    fc.record({
      layers: fc.tuple(...sizes.slice(1).map((size, i) => dense(sizes[i] as number, size))),
      center: fc.array(scaled, { minLength: sizes[0] as number, maxLength: sizes[0] as number }),
      epsilon: fc.constantFrom(0, 2 ** -20, 0.5, 3),
      mix: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
    }),
  );
}

function pointsOf(center: readonly number[], epsilon: number, mix: readonly number[]): number[][] {
  const corners = Array.from({ length: 2 ** center.length }, (_, bits) =>
    center.map((x, i) => x + (bits & (1 << i) ? epsilon : -epsilon)),
  );
  return [...corners, [...center], center.map((x, i) => x + Math.trunc((mix[i] as number) * 1024) * (epsilon / 1024))];
}

/**
 * Tests that hold on every backend: bounds against exact arithmetic, and networks built to break float32.
 *
 * @param start starts the backend
 * @param runs how many random networks a property tries
 * @param sizes of these networks
 */
export function describeSoundness(backend: string, start: () => Promise<void>, runs: number, sizes = ALL_SIZES): void {
  describe(`interval bounds on ${backend}`, () => {
    beforeAll(start);
    describeEnclosure(runs, sizes);
  });
  describe(`networks built to break float32, on ${backend}`, () => {
    beforeAll(start);
    describeAttacks();
  });
}

function describeEnclosure(runs: number, sizes: fc.Arbitrary<Sizes>): void {
  const network = networkOf(sizes);

  it.each(['real', 'float32'] as const)('contain the exact outputs, rounding %s', async (rounding) => {
    await fc.assert(
      fc.asyncProperty(network, async ({ layers, center, epsilon, mix }) => {
        const { logits } = await boundDense(layers, center, epsilon, rounding);
        for (const point of pointsOf(center, epsilon, mix)) {
          evaluateExactly(layers, point).forEach((value, j) => {
            expectEnclosed(logits.lower[j] as number, value, logits.upper[j] as number);
          });
        }
      }),
      { numRuns: 3 * runs },
    );
  });

  it.each(METHOD_NAMES)('contain them by %s, too', async (method) => {
    await fc.assert(
      fc.asyncProperty(
        network,
        fc.constantFrom('real', 'float32'),
        async ({ layers, center, epsilon, mix }, rounding) => {
          const { logits } = await boundDense(layers, center, epsilon, rounding, method);
          for (const point of pointsOf(center, epsilon, mix)) {
            evaluateExactly(layers, point).forEach((value, j) => {
              expectEnclosed(logits.lower[j] as number, value, logits.upper[j] as number);
            });
          }
        },
      ),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('contain the exact outputs of long sums, which are cut into blocks', async () => {
    const longLayer = fc.integer({ min: 100, max: 400 }).chain((inputs) =>
      fc.record({
        layers: fc.tuple(randomDense(inputs, 3)),
        center: fc.array(fullFloat, { minLength: inputs, maxLength: inputs }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(longLayer, async ({ layers, center }) => {
        const { logits } = await boundDense(layers, center, 0, 'real');
        evaluateExactly(layers, center).forEach((value, j) => {
          expectEnclosed(logits.lower[j] as number, value, logits.upper[j] as number);
          expect((logits.upper[j] as number) - (logits.lower[j] as number)).toBeLessThan(1e-4 * inputsOf(layers));
        });
      }),
      { numRuns: Math.ceil(runs / 8) },
    );
  });

  it.each(['real', 'float32'] as const)('contain the exact margins, rounding %s', async (rounding) => {
    await fc.assert(
      fc.asyncProperty(network, async ({ layers, center, epsilon, mix }) => {
        const { margins } = await boundDense(layers, center, epsilon, rounding);
        for (const point of pointsOf(center, epsilon, mix)) {
          const [own, ...others] = evaluateExactly(layers, point) as [Dyadic, ...Dyadic[]];
          others.forEach((value, at) => {
            const margin = add(own, multiply(value, exact(-1)));
            expectEnclosed(margins.lower[at + 1] as number, margin, margins.upper[at + 1] as number);
          });
        }
      }),
      { numRuns: runs },
    );
  });

  it('never get tighter when the box grows, but for the last roundings', async () => {
    await fc.assert(
      fc.asyncProperty(network, async ({ layers, center, epsilon }) => {
        const larger = epsilon * 1.5 + 2 ** -10;
        const small = await boundDense(layers, center, epsilon, 'real');
        const large = await boundDense(layers, center, larger, 'real');
        const plain = await boundDense(layers, center, larger, 'none');
        large.logits.lower.forEach((lower, j) => {
          const upper = large.logits.upper[j] as number;
          if (lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY) return;
          // Centers are rounded differently from box to box, by less than what is added for rounding.
          const added = (plain.logits.lower[j] as number) - lower + upper - (plain.logits.upper[j] as number);
          expect(lower).toBeLessThanOrEqual((small.logits.lower[j] as number) + added);
          expect(upper).toBeGreaterThanOrEqual((small.logits.upper[j] as number) - added);
        });
      }),
      { numRuns: runs },
    );
  });
}

/** x is lost beside 2²⁴ and comes back rounded: float32 takes z₀ − z₁ = (x + 2²⁴) − 2²⁴ − x for 0.5, yet it is 0. */
const ABSORBED: Dense[] = [
  { weight: [[1, 1]], bias: [2 ** 24, 0] },
  {
    weight: [
      [1, 0],
      [0, 1],
    ],
    bias: [-(2 ** 24), 0],
  },
  {
    weight: [
      [1, 0],
      [0, 1],
    ],
    bias: [0, 0],
  },
];

/** Large weights that cancel: z₀ − z₁ = 2²⁴x − 2²⁴x + x − 1.25x is −x/4, and float32 keeps x or nothing of it. */
const CANCELLING: Dense[] = [
  { weight: [[2 ** 25, 2 ** 25 - 2, 1]], bias: [0, 0, 0] },
  {
    weight: [
      [1, 0],
      [-1, 0],
      [0, 1],
    ],
    bias: [0, 0],
  },
  {
    weight: [
      [1, 0],
      [0, 2],
    ],
    bias: [0, 2 ** -24],
  },
];

function describeAttacks(): void {
  it('is certified when rounding is ignored, falsely', async () => {
    const { margins } = await boundDense(ABSORBED, [1.5], 0.05, 'none');
    expect(verdictOf(margins.lower, 0)).toBe('verified');
  });

  it.each(['real', 'float32'] as const)('is not certified with rounding %s', async (rounding) => {
    for (const layers of [ABSORBED, CANCELLING]) {
      const { margins } = await boundDense(layers, [1.5], 0.05, rounding);
      expect(verdictOf(margins.lower, 0)).toBe('unknown');
    }
  });

  it('says nothing where numbers outgrow float32', async () => {
    const grow: Dense = { weight: [[2 ** 39]], bias: [0] };
    const { logits, nodes } = await boundDense([grow, grow, { weight: [[-1, 1]], bias: [0, 0] }], [8], 1, 'real');
    expect([...logits.lower, ...logits.upper]).toEqual([-Infinity, -Infinity, Infinity, Infinity]);
    expect(nodes[0]?.lower[0]).toBe(-Infinity);
  });
}
