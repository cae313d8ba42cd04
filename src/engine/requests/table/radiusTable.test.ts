import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { CancelledError } from '../../../bounds/checkpoint';
import { writeOnnx } from '../../../formats/models/onnx/writeOnnx';
import { readTableJson, tableToJson } from '../../../radii/table/tableJson';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { testEngine } from '../../../testing/testEngine';
import type { Progress, RadiusTableRequest } from '../../api/types';
import type { LocalEngine } from '../../localEngine';
import { IndexedTables } from '../../stores/indexedTables';
import { MemoryTables, type TableStore } from '../../stores/tableStore';

/** Ten classes by the mean brightness of a part of the image each. */
const MODEL = new Uint8Array(
  writeOnnx(
    denseNetwork([
      {
        weight: Array.from({ length: 784 }, (_, pixel) =>
          Array.from({ length: 10 }, (_, j) => (pixel % 10 === j ? 1 : (pixel % 7) / 70)),
        ),
        bias: new Array<number>(10).fill(0),
      },
    ]),
  ),
).buffer;

const REQUEST: RadiusTableRequest = {
  model: MODEL,
  dataset: 'fashion-mnist',
  count: 6,
  method: 'ibp',
  grid: [0, 0.002, 0.005, 0.01, 0.02, 0.05],
  backend: 'wasm',
};

function engineWith(store: TableStore): LocalEngine {
  return testEngine(['wasm'], store);
}

describe('radiusTable', () => {
  let engine: LocalEngine;
  beforeEach(() => {
    engine = engineWith(new MemoryTables());
  });

  it('says what it is about, and takes the first images', async () => {
    const progress: Progress[] = [];
    const table = await engine.radiusTable(REQUEST, { onProgress: (step) => progress.push(step) });
    expect(table.about).toMatchObject({
      dataset: 'fashion-mnist',
      method: 'ibp',
      rounding: 'real',
      clip: [0, 1],
      outputs: 10,
    });
    expect([...table.indices]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...table.labels]).toEqual([9, 2, 1, 1, 6, 1]);
    expect(progress.at(-1)).toEqual({ done: 6, total: 6 });
  });

  it('takes random images from the same seed, or those that are named', async () => {
    const some = async (request: Partial<RadiusTableRequest>) => [
      ...(await engine.radiusTable({ ...REQUEST, attack: null, ...request })).indices,
    ];
    const random = await some({ seed: 5, count: 4 });
    expect(random).toEqual(await some({ seed: 5, count: 4 }));
    expect(random).not.toEqual(await some({ seed: 6, count: 4 }));
    expect(random).toEqual([...new Set(random)].sort((a, b) => a - b));
    expect(await some({ count: undefined, indices: [17, 4] })).toEqual([17, 4]);
  });

  it.each([
    [{ count: 0 }, /count is 0/],
    [{ count: 20_000 }, /has 10000 images/],
    [{ count: undefined, indices: [1, 1] }, /named twice/],
    [{ count: undefined, indices: [10_000] }, /no image 10000/],
    [{ grid: [0.1, 0.2] }, /do not begin with 0/],
    [{ grid: [0, 0.2, 0.2] }, /do not ascend/],
    [{ method: 'alpha-crown' as 'crown' }, /method “alpha-crown” is not known for tables/],
    [{ attack: { steps: 0 } }, /steps is 0/],
    [{ indices: [1] }, /Leave out count/],
    [{ count: undefined, indices: [2 ** 32 + 1] }, /no image 4294967297/],
    [{ dataset: 'none' }, /no data set “none”/],
  ])('refuses what cannot be asked (%o)', async (wrong, reason) => {
    await expect(engine.radiusTable({ ...REQUEST, ...wrong })).rejects.toThrow(reason);
  });

  it.each([
    ['memory', () => new MemoryTables()],
    ['IndexedDB', () => new IndexedTables()],
  ])('goes on with what was stored when it was cancelled (%s)', async (_, open) => {
    const store = open();
    const first = engineWith(store);
    const whole = await engine.radiusTable(REQUEST);
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(first.radiusTable(REQUEST, options)).rejects.toThrow(CancelledError);
    const [half] = (await first.storedTables()).good;
    expect(half?.done).toBeLessThan(6);
    expect(await first.storedTable(half?.key ?? '')).toBeNull();
    const again = engineWith(open());
    expect(await again.radiusTable(REQUEST)).toEqual(whole);
  });

  it('keeps tables, computed and imported, and forgets them', async () => {
    const { of, ...table } = await engine.radiusTable(REQUEST);
    expect(of).toMatchObject({ model: { id: table.about.model.hash }, dataset: REQUEST.dataset });
    const imported = readTableJson(JSON.stringify(tableToJson(table)));
    const key = await engine.keepTable(imported);
    const { good: stored } = await engine.storedTables();
    expect(stored.map(({ images, done }) => [images, done])).toEqual([
      [6, 6],
      [6, 6],
    ]);
    // What a file claims must not pass for what was computed.
    expect(new Set(stored.map((entry) => entry.key)).size).toBe(2);
    expect(await engine.storedTable(key)).toEqual(table);
    await engine.deleteTable(key);
    expect(await engine.storedTable(key)).toBeNull();
    expect((await engine.storedTables()).good).toHaveLength(1);
  });

  it('has no table of a model that comes without one', async () => {
    expect(await engine.bundledTable('nothing')).toBeNull();
  });
});
