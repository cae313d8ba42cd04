import { beforeAll, describe, expect, it } from 'vitest';
import { uploadNetwork } from '../../../network/upload';
import { compare, exact } from '../../../numbers/dyadic';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { type Dense, denseNetwork, evaluateExactly } from '../../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../../checkpoint';
import { decide } from '../decide';
import type { Question, Row } from '../question';
import { exactOutputs, signOver } from './exactLines';

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

const CANCELLING: Dense[] = [
  { weight: [[1]], bias: [2 ** 24] },
  { weight: [[1]], bias: [-(2 ** 24)] },
];

const row = (coefficients: readonly number[], limit: number, isStrict: boolean): Row => {
  return { coefficients: Float32Array.from(coefficients), limit: { up: limit, down: limit }, isStrict };
};

async function verdictOf(layers: readonly Dense[], rows: readonly Row[], ends: readonly [number, number]) {
  const ready = uploadNetwork(denseNetwork(layers));
  const inputs = layers[0]?.weight.length ?? 0;
  const [lower, upper] = ends.map((end) => new Float32Array(inputs).fill(end)) as [Float32Array, Float32Array];
  const inside = { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
  const question: Question = [{ region: { outside: { lower, upper }, inside }, rows }];
  const { verdict } = await decide(ready, question, { rounding: 'real', timeout: 5000 }, NO_CHECKPOINT);
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
  ] as const)('%s', async (_, layers, rows, ends, verdict) => {
    expect(await verdictOf(layers, rows, ends)).toBe(verdict);
  });
});

it('finds the lines of networks that are linear over a box', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = new Random(seed, 'lines', 1);
    const number = () => Math.fround(random.uniform() * 2 - 1);
    const layers = [2, 3, 2].slice(1).map((outputs, layer): Dense => {
      const inputs = [2, 3, 2][layer] as number;
      const weight = Array.from({ length: inputs }, () => Array.from({ length: outputs }, number));
      return { weight, bias: Array.from({ length: outputs }, number) };
    });
    const ready = uploadNetwork(denseNetwork(layers));
    const point = [number(), number()];
    const box = { lower: Float32Array.from(point), upper: Float32Array.from(point) };
    const constants = [...point.map((x) => [exact(x)])];
    const found = exactOutputs(ready, constants, ([value]) => (compare(value ?? exact(0), exact(0)) < 0 ? -1 : 1));
    const expected = evaluateExactly(layers, point);
    for (const [at, value] of expected.entries()) expect(compare(found?.[at]?.[0] ?? exact(9), value)).toBe(0);
    const lines = exactOutputs(
      ready,
      [0, 1].map((i) => [0, 1, 2].map((at) => exact(Number(at === i)))),
      signOver(box),
    );
    expect(lines).toBeDefined();
    ready.dispose();
  }
});
