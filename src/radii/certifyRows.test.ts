import { beforeAll, expect, it, vi } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { startTestBackend } from '../testing/backend';
import { LINEAR } from '../testing/networks/byHand';
import { denseNetwork } from '../testing/networks/denseNetwork';
import { certifyRows } from './certifyRows';
import { NEVER, type TableAbout } from './table/radiusTable';
import { newState, TableRun } from './tableRun';

beforeAll(() => startTestBackend('wasm'));

/** z₀ − z₁ = 2x + y, z₀ − z₂ = x − 2y + 2: 1.25 and 2 at the image, and within ε they lose 3ε. */
const NETWORK = denseNetwork([LINEAR]);
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

it('looks no second time for margins that are settled, nor for signs that units keep over a larger box', async () => {
  const random = new Random(5);
  const layer = (inputs: number, outputs: number) => ({
    weight: Array.from({ length: inputs }, () => Array.from({ length: outputs }, () => random.uniform() - 0.5)),
    bias: Array.from({ length: outputs }, () => random.uniform() - 0.5),
  });
  const network = denseNetwork([layer(4, 16), layer(16, 16), layer(16, 5)]);
  const image = [0.2, 0.9, 0.4, 0.7];
  const grid = Array.from({ length: 33 }, (_, at) => at / 50);
  const ready = uploadNetwork(network);
  const label = 3;
  const about: TableAbout = {
    version: 1,
    model: { id: 'test', name: 'test', hash: 'test' },
    dataset: 'none',
    rounding: 'real',
    clip: null,
    attack: null,
    method: 'crown',
    grid,
    outputs: 5,
  };
  const run = new TableRun(newState(about, Uint32Array.of(0), Uint16Array.of(label)));
  const ask = vi.spyOn(BOUNDS_BY.crown, 'lowerMargins');
  try {
    await certifyRows(
      run,
      [0],
      { ready, read: async () => Float64Array.from(image) },
      1,
      NO_CHECKPOINT,
      async () => {},
    );
    const asked = ask.mock.calls.map(([, , , , , options]) => options);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.some((options) => (options?.only?.[0]?.length ?? 5) < 4)).toBe(true);
    expect(asked.some((options) => options?.signs?.known[0] !== undefined)).toBe(true);
  } finally {
    ask.mockRestore();
  }
  // Each radius entered is proved by CROWN that knows nothing beforehand.
  for (const [target, count] of run.table().certified.entries()) {
    if (count === NEVER || count === 0) continue;
    const box = inputBox(image, grid[count - 1] as number, null, 'real');
    const found = await BOUNDS_BY.crown.lowerMargins(ready, box, [label], 'real', NO_CHECKPOINT);
    expect(found[target]).toBeGreaterThan(0);
  }
  ready.dispose();
});
