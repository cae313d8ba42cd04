import { beforeAll, describe, expect, it } from 'vitest';
import { writeOnnx } from '../formats/models/onnx/writeOnnx';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { type BenchCase, PLANS } from './benchCase';
import { measureCase } from './measureCase';
import { isMet, rowsOf } from './rows';
import { table } from './table';

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
    const plan = { ...PLANS.quick, rounds: [1, 1], budget: 0, shortest: 0 } as const;
    const seen: string[] = [];
    const figures = await measureCase(benchCase(Math.max(...Object.values(plan.batch))), plan, (what) =>
      seen.push(what),
    );
    expect(seen).toContain('tiny, crown');
    const rows = rowsOf([{ name: 'here', device: 'this', cases: [figures] }]);
    for (const figure of [
      'sound IBP / forward pass',
      'sound IBP / W⁺ and W⁻',
      'crown: real / none',
      'ibp: images / s',
    ]) {
      expect(rows.map((row) => row.figure)).toContain(figure);
    }
    for (const { figure, values } of rows) {
      expect(values, figure).toHaveLength(1);
      expect(Number.isFinite(values[0]), figure).toBe(true);
      // A step of α-CROWN is the small difference of two times here.
      if (!figure.startsWith('α')) expect(values[0], figure).toBeGreaterThan(0);
    }
    expect(table([{ name: 'here', device: 'this', cases: [figures] }]).split('\n')).toHaveLength(rows.length + 1);
  });

  it('tells whether a target is met', () => {
    expect(isMet(2.2, { atMost: 2.2 })).toBe(true);
    expect(isMet(2.3, { atMost: 2.2 })).toBe(false);
    expect(isMet(3, { atLeast: 4 })).toBe(false);
    expect(isMet(3)).toBeUndefined();
  });
});
