import { beforeAll, expect, it } from 'vitest';
import { uploadNetwork } from '../../../network/upload';
import { startTestBackend } from '../../../testing/backend';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../../checkpoint';
import { decide } from '../decide';
import type { FloatProperty, Row } from '../floatProperty';
import { bestRows, rowsAfter, rowsOf } from './keptRows';

beforeAll(() => startTestBackend('wasm'));

it('keeps the rows with the best bounds, and all of them now and then', () => {
  const best = bestRows([-3, -1, -2, -7]);
  expect(best).toEqual([1, 2]);
  expect(bestRows([5])).toEqual([0]);
  expect(rowsAfter(best, 7)).toEqual({ rows: best });
  expect(rowsAfter(best, 8)).toEqual({});
  const rows = [0, 1, 2, 3].map((at): Row => row(at, 4));
  const region = { outside: box(1), inside: { lower: Float64Array.of(-1), upper: Float64Array.of(1) } };
  expect(rowsOf([{ region, rows }], { alternative: 0, rows: best })).toEqual([rows[1], rows[2]]);
  expect(rowsOf([{ region, rows }], { alternative: 0 })).toBe(rows);
});

/** Of x and −x, coordinate by coordinate, one is not below zero: each part needs another row. */
it.each([
  ['dense', 'real'],
  ['passes', 'float32'],
] as const)('decides where every part needs a row of its own, by %s', async (_, rounding) => {
  const inputs = 3;
  const [weight, back]: [number[][], number[][]] = [[], []];
  for (let at = 0; at < inputs; at++) {
    weight.push(Array.from({ length: 2 * inputs }, (__, unit) => (unit >> 1 === at ? 1 - 2 * (unit & 1) : 0)));
    for (const sign of [1, -1]) {
      back.push(
        Array.from({ length: 2 * inputs }, (__, row) => Number(row % inputs === at) * (row < inputs ? sign : -sign)),
      );
    }
  }
  const zeros = new Array<number>(2 * inputs).fill(0);
  const network = denseNetwork([
    { weight, bias: zeros },
    { weight: back, bias: zeros.map(() => 0.05) },
  ]);
  const inside = { lower: new Float64Array(inputs).fill(-1), upper: new Float64Array(inputs).fill(1) };
  const rows = zeros.map((__, at) => row(at, 2 * inputs));
  const property: FloatProperty = [{ region: { outside: box(inputs), inside }, rows }];
  const ready = uploadNetwork(network);
  const options = { rounding, timeout: 60_000, splits: 'units' } as const;
  const { verdict, state } = await decide(ready, property, options, NO_CHECKPOINT);
  expect(verdict).toBe('verified');
  expect(state.verified).toBeGreaterThan(1);
  const higher = property.map((each) => ({
    ...each,
    rows: rows.map((own) => ({ ...own, limit: { up: 0.06, down: 0.06 } })),
  }));
  expect((await decide(ready, higher, options, NO_CHECKPOINT)).verdict).toBe('falsified');
  ready.dispose();
});

function box(inputs: number) {
  return { lower: new Float32Array(inputs).fill(-1), upper: new Float32Array(inputs).fill(1) };
}

function row(at: number, outputs: number): Row {
  const coefficients = Float32Array.from({ length: outputs }, (_, output) => Number(output === at));
  return { coefficients, limit: { up: 0, down: 0 }, isStrict: false };
}
