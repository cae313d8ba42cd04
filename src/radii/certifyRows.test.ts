import { beforeAll, expect, it, vi } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { BOUNDS_BY } from '../bounds/methods';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { certifyRows } from './certifyRows';
import { NEVER, type TableAbout } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

beforeAll(() => startTestBackend('wasm'));

/** z₀ − z₁ = 2x + y, z₀ − z₂ = x − 2y + 2: 1.25 and 2 at the image, and within ε they lose 3ε. */
const NETWORK = denseNetwork([
  {
    weight: [
      [1, -1, 0],
      [1, 0, 3],
    ],
    bias: [0, 0, -2],
  },
]);
const IMAGE = [0.5, 0.25];

/** How many radii of a grid CROWN's table has proved for each class. */
async function certified(grid: readonly number[]): Promise<number[]> {
  const model = { id: 'test', name: 'test', hash: 'test' };
  const usual = { version: 1, model, dataset: 'none', rounding: 'real', clip: null, attack: null } as const;
  const about: TableAbout = { ...usual, method: 'crown', grid, outputs: 3 };
  const run = new TableRun(newState(about, Uint32Array.of(0), Uint16Array.of(0)));
  const ready = uploadNetwork(NETWORK);
  const images = { ready, read: async () => Float64Array.from(IMAGE) };
  await certifyRows(run, [0], images, 1, NO_CHECKPOINT, async () => {});
  ready.dispose();
  return [...run.table().certified];
}

it('asks a method only for what a cheaper one has not proved', async () => {
  const ask = vi.spyOn(BOUNDS_BY.crown, 'lowerMargins');
  try {
    expect(await certified([0, 0.1, 0.2, 0.3])).toEqual([NEVER, 4, 4]);
    expect(ask).not.toHaveBeenCalled();
    expect(await certified([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toEqual([NEVER, 5, 7]);
    expect(ask).toHaveBeenCalled();
  } finally {
    ask.mockRestore();
  }
});
