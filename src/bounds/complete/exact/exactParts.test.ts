import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../../network/upload';
import { compare, exact } from '../../../numbers/dyadic';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { type Dense, denseNetwork, evaluateExactly } from '../../../testing/networks/denseNetwork';
import { expectAtLeast, expectAtMost } from '../../../testing/suites/sides';
import { NO_CHECKPOINT } from '../../checkpoint';
import { decide } from '../decide';
import type { FloatProperty, Row } from '../floatProperty';
import { bendOver, exactBox, extreme, type LowerSide } from './exactBox';
import { exactOutputs, type LinearBound } from './exactLinear';
import { areMetAt } from './exactPoint';

beforeAll(() => startTestBackend('wasm'));

const IDENTITY: Dense[] = [
  {
    weight: [
      [1, 0],
      [0, 1],
    ],
    bias: [0, 0],
  },
];
const MAGNITUDE: Dense[] = [
  { weight: [[1, -1]], bias: [0, 0] },
  { weight: [[1], [1]], bias: [0] },
];

const TWICE: Dense[] = [
  { weight: [[1, -1]], bias: [2 ** -24, -(2 ** -24)] },
  { weight: [[1], [1]], bias: [0] },
];

const CANCELLING: Dense[] = [
  { weight: [[1]], bias: [2 ** 24] },
  { weight: [[1]], bias: [-(2 ** 24)] },
];

const row = (coefficients: readonly number[], limit: number, isStrict: boolean): Row => {
  return { coefficients: Float32Array.from(coefficients), limit: { up: limit, down: limit }, isStrict };
};

async function verdictOf(layers: readonly Dense[], rows: readonly Row[], bounds: readonly [number, number]) {
  const ready = uploadNetwork(denseNetwork(layers));
  const inputs = layers[0]?.weight.length ?? 0;
  const [lower, upper] = bounds.map((end) => new Float32Array(inputs).fill(end)) as [Float32Array, Float32Array];
  const inside = { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
  const property: FloatProperty = [{ region: { outside: { lower, upper }, inside }, rows }];
  const { verdict } = await decide(ready, property, { rounding: 'real', timeout: 5000 }, NO_CHECKPOINT);
  ready.dispose();
  return verdict;
}

describe('at a limit itself', () => {
  it.each([
    ['y₀ > 1 never', IDENTITY, [row([-1, 0], -1, true)], [0, 1], 'verified'],
    ['y₀ ≥ 1 at a corner', IDENTITY, [row([-1, 0], -1, false)], [0, 1], 'falsified'],
    ['y₀ > y₁ and y₁ > y₀ never', IDENTITY, [row([-1, 1], 0, true), row([1, -1], 0, true)], [0, 1], 'verified'],
    ['y₀ ≥ y₁ and y₁ ≥ y₀ on a line', IDENTITY, [row([-1, 1], 0, false), row([1, -1], 0, false)], [0, 1], 'falsified'],
    ['|x| < 0 never', MAGNITUDE, [row([1], 0, true)], [-1, 1], 'verified'],
    ['|x| + |x| < 0 never, on a side without a zero in the middle', TWICE, [row([1], 0, true)], [-1, 2], 'verified'],
    ['|x| ≤ 0 at zero', MAGNITUDE, [row([1], 0, false)], [-1, 1], 'falsified'],
    ['|x| > 1 never', MAGNITUDE, [row([-1], -1, true)], [-1, 1], 'verified'],
    ['|x| ≥ 1 at an end', MAGNITUDE, [row([-1], -1, false)], [-1, 1], 'falsified'],
    [
      '(x + 2²⁴) − 2²⁴ ≤ 0.1 never, though float32 loses x',
      CANCELLING,
      [row([1], 0.1, false)],
      [0.25, 0.75],
      'verified',
    ],
    ['(x + 2²⁴) − 2²⁴ ≥ 0.5 somewhere', CANCELLING, [row([-1], -0.5, false)], [0.25, 0.75], 'falsified'],
  ] as const)('%s', async (_, layers, rows, bounds, verdict) => {
    expect(await verdictOf(layers, rows, bounds)).toBe(verdict);
  });
});

const ONE = exact(1);

it('encloses networks between linear bounds over a box, and finds the function of one that is linear there', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = new Random(seed, 'linear bounds', 1);
    const number = () => Math.fround(random.uniform() * 2 - 1);
    const layers = [2, 3, 2].slice(1).map((outputs, layer): Dense => {
      const inputs = [2, 3, 2][layer] as number;
      const weight = Array.from({ length: inputs }, () => Array.from({ length: outputs }, number));
      return { weight, bias: Array.from({ length: outputs }, number) };
    });
    const ready = uploadNetwork(denseNetwork(layers));
    const bounds = () => [number(), number()].sort((a, b) => a - b) as [number, number];
    const sides = [bounds(), bounds()];
    const part = {
      lower: Float32Array.from(sides, ([low]) => low),
      upper: Float32Array.from(sides, ([, high]) => high),
    };
    const box = exactBox(
      { outside: part, inside: { lower: new Float64Array(), upper: new Float64Array() } },
      part,
      ONE,
    );
    const start = [0, 1].map((i): LinearBound => [0, 1, 2].map((at) => exact(Number(at === i))));
    const point = sides.map(([low, high]) => Math.fround(low + (high - low) * random.uniform()));
    const at = { lower: point.map(exact), upper: point.map(exact), scale: ONE };
    const expected = evaluateExactly(layers, point);
    for (const choice of [undefined, 'below', 'nearer', 'above'] as (LowerSide | undefined)[]) {
      const bands = exactOutputs(ready, start, bendOver(choice ? box : at, choice), ONE);
      expect(bands).toBeDefined();
      for (const [output, value] of expected.entries()) {
        const [below, above] = bands?.[output] ?? [];
        expectAtMost(compare(extreme(below as LinearBound, at, 'least'), value), 0);
        expectAtLeast(compare(extreme(above as LinearBound, at, 'largest'), value), 0);
        if (!choice) expect(below).toBe(above);
      }
    }
    const isMet = compare(expected[0] as (typeof expected)[0], exact(0)) <= 0;
    const asked = { coefficients: Float32Array.of(1, 0), limit: { up: 0, down: 0 }, isStrict: false };
    expect(
      areMetAt(
        ready,
        [asked],
        point.map((x): LinearBound => [exact(x)]),
        ONE,
      ),
    ).toBe(isMet);
    ready.dispose();
  }
});
