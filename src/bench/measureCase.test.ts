import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { boundValues } from '../bounds/methods/ibp';
import { disposeBounds } from '../bounds/valueBounds';
import { writeOnnx } from '../formats/models/onnx/writeOnnx';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { type BenchCase, MEASURED, PLANS } from './benchCase';
import { countProducts } from './countProducts';
import { type CaseFigures, openCase } from './measureCase';
import { isMet, type Lane, mostOf, rowsOf } from './rows';
import { limitLines, table } from './table';

beforeAll(() => startTestBackend('wasm'));

const network = denseNetwork([
  {
    weight: [
      [1, -1],
      [0.5, 1],
    ],
    bias: [0, 0.25],
  },
  {
    weight: [
      [1, -1],
      [-1, 1],
    ],
    bias: [0.5, 0],
  },
]);

function benchCase(images: number): BenchCase {
  return {
    name: 'tiny',
    onnx: writeOnnx(network),
    images: Float64Array.from({ length: 2 * images }, (_, at) => (at % 7) / 7),
    labels: Array.from({ length: images }, () => 0),
  };
}

describe('the benchmark', () => {
  it('measures every figure of a network, and puts each into the table', async () => {
    const plan = { ...PLANS.quick, rounds: [1, 1], budget: 0, visits: 1, shortest: 0 } as const;
    const open = await openCase(benchCase(Math.max(...Object.values(plan.batch))), plan);
    await open.visit();
    const { figures } = open.found();
    open.dispose();
    const limit = { products: { plain: 10, relaxed: 20 }, bytes: 5, disturbed: 0 };
    const lane = { name: 'here', device: 'this', threads: 1, cases: [figures], limit };
    const rows = rowsOf([lane]);
    for (const figure of [
      'sound IBP / forward pass',
      'sound IBP / W⁺ and W⁻',
      'crown: real / none',
      'ibp: images / s',
      'IBP, forward passes an image',
      'crown: products / limit',
      'interval products / limit',
    ]) {
      expect(rows.map((row) => row.figure)).toContain(figure);
    }
    for (const { figure, values } of rows) {
      expect(values, figure).toHaveLength(1);
      expect(Number.isFinite(values[0]), figure).toBe(true);
      // A step of α-CROWN is the small difference of two times here.
      if (!figure.startsWith('α')) expect(values[0], figure).toBeGreaterThan(0);
    }
    expect(table([lane]).split('\n')).toHaveLength(rows.length + 1);
    expect(figures.kernels.map(({ layer }) => layer)).toHaveLength(2);
    const lines = limitLines([lane]);
    expect(lines.filter((line) => line.includes(' over boxes'))).toHaveLength(figures.kernels.length);
    // Far from any limit, of layers so small: each says why.
    expect(lines.filter((line) => line.includes('of its time; the rest are'))).toHaveLength(MEASURED.length);
    expect(figures.kernels[0]?.sums.interval).toEqual({ terms: 2, filled: 2 / 8 });
    expect(lines[1]).toContain('25 % of what its blocks compute is useful; sums of 2 products');
    expect(lines[1]).toContain('1.00 products for each number');
  });

  it('counts the products of a layer and its two bounds', async () => {
    const ready = uploadNetwork(network);
    const box = inputBox([0.5, 0.5], 0.1, null, 'real');
    const products = await countProducts(async () => {
      disposeBounds(await boundValues(ready, box, 1, 'real', NO_CHECKPOINT));
    });
    ready.dispose();
    expect(products).toBe(2 * (2 * 2 + 2 * 2));
  });

  it('tells whether a target is met', () => {
    const lane = { threads: 1 };
    expect(isMet(2.2, lane, { atMost: 2.2 })).toBe(true);
    expect(isMet(2.3, lane, { atMost: 2.2 })).toBe(false);
    expect(isMet(3, lane, { atLeast: 4 })).toBe(false);
    expect(isMet(3, lane)).toBeUndefined();
  });

  it('leaves open what one half of the run says and the other does not', () => {
    const figures = (ibpOverForward: number) =>
      ({
        name: 'n',
        passes: { ibpOverForward, ibpOverFourProducts: 0.5 },
        kernels: [],
        methods: Object.fromEntries(MEASURED.map((name) => [name, {}])),
        steps: {},
      }) as unknown as CaseFigures;
    const verdict = (first: number, second: number) => {
      const halves = [{ cases: [figures(first)] }, { cases: [figures(second)] }] as const;
      const lane: Lane = { name: 'here', device: '', threads: 1, cases: [figures(Math.min(first, second))], halves };
      return [rowsOf([lane])[0]?.verdicts, table([lane]).split('\n')[1]?.at(-1)];
    };
    expect(verdict(2, 2.1)).toEqual([['met'], '✓']);
    expect(verdict(2.1, 2.3)).toEqual([['open'], '≈']);
    expect(verdict(2.3, 2.4)).toEqual([['missed'], '✗']);
  });

  it('judges what is asked of one thread there alone', () => {
    const target = { atMost: 2, isOfOneThread: true };
    expect(isMet(1, { threads: 1 }, target)).toBe(true);
    expect(isMet(1, { threads: 2 }, target)).toBeUndefined();
    expect(isMet(1, {}, target)).toBeUndefined();
  });

  it('measures threads against as many limits', () => {
    const limit = { products: { relaxed: 20 }, bytes: 5, disturbed: 0 };
    expect(mostOf({ threads: 2, limit })).toBe(40);
    expect(mostOf({ threads: 2 })).toBeUndefined();
  });
});
