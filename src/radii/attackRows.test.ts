import { beforeAll, expect, it, vi } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { attackRows } from './attackRows';
import { newState, TableRun } from './tableRun';

const device = vi.hoisted(() => ({ rows: 1000 }));
vi.mock('../bounds/attack/descend', async (original) => ({
  ...(await original<typeof import('../bounds/attack/descend')>()),
  rowsAtOnce: () => device.rows,
}));

beforeAll(() => startTestBackend('wasm'));

it('finds for an image what it finds however many descents fit on the device at once', async () => {
  const random = new Random(1, 'attacked rows');
  const numbers = (count: number, scale: number) =>
    Array.from({ length: count }, () => Math.fround(scale * (2 * random.uniform() - 1)));
  const matrix = (rows: number, columns: number) => Array.from({ length: rows }, () => numbers(columns, 1));
  const layers = [
    { weight: matrix(3, 12), bias: numbers(12, 0.5) },
    { weight: matrix(12, 8), bias: numbers(8, 0.5) },
  ];
  const points = matrix(20, 3);
  const labels = points.map(() => Math.floor(8 * random.uniform()));
  const grid = Array.from({ length: 300 }, (_, place) => place / 300);
  const attack = { restarts: 1, steps: 2, seed: 1 };
  const model = { id: 'test', name: 'test', hash: 'test' };
  const usual = {
    version: 1,
    model,
    dataset: 'none',
    rounding: 'real',
    clip: null,
    method: 'ibp',
    outputs: 8,
  } as const;

  const ready = uploadNetwork(denseNetwork(layers));
  const attacked = async (rows: number) => {
    device.rows = rows;
    const about = { ...usual, grid, attack };
    const run = new TableRun(newState(about, Uint32Array.from(labels.keys()), Uint16Array.from(labels)));
    const read = async (some: readonly number[]) => Float64Array.from(some.flatMap((row) => points[row] ?? []));
    await attackRows(run, [...labels.keys()], { ready, read }, NO_CHECKPOINT, async () => {});
    return [...run.state.attacked];
  };
  const together = await attacked(1000);
  expect(await attacked(1)).toEqual(together);
  expect(await attacked(7)).toEqual(together);
  ready.dispose();
});
