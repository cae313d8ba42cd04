import { beforeAll, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { computeTable } from './computeTable';
import { checkTable } from './table/checkTable';
import { NEVER, type TableAbout } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

beforeAll(() => startTestBackend('wasm'));

/** Margins of class 0: 2x + y over class 1, x − 2y + 2 over class 2. */
const LINEAR = denseNetwork([
  {
    weight: [
      [1, -1, 0],
      [1, 0, 3],
    ],
    bias: [0, 0, -2],
  },
]);

it('a table moves each number of an input in its own range alone', async () => {
  const about: TableAbout = {
    version: 1,
    model: { id: 'test', name: 'test', hash: 'test' },
    dataset: 'none',
    method: 'crown',
    rounding: 'real',
    clip: [
      [0, 0],
      [0.3, 10],
    ],
    grid: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    attack: { restarts: 1, steps: 10, seed: 1 },
    outputs: 3,
  };
  const images = {
    ready: uploadNetwork(LINEAR),
    read: async (rows: readonly number[]) => Float64Array.from(rows.flatMap(() => [0, 0.55])),
  };
  const run = new TableRun(newState(about, Uint32Array.of(0), Uint16Array.of(0)));
  const table = await computeTable(run, images, NO_CHECKPOINT, { afterBatch: async () => {} });
  checkTable(table);
  // y is at least 0.3, which is the first margin; the second is 2 − 2y, which is gone beyond 0.45.
  expect([...table.certified]).toEqual([NEVER, 7, 5]);
  expect([...table.attacked]).toEqual([NEVER, NEVER, 5]);
});
