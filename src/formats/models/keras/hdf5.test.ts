import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as h5wasm from 'h5wasm/node';
import { expect, it } from 'vitest';
import { Hdf5 } from './hdf5';

/** A file with one packed array; its chunks may be longer than it is. */
async function fileOf(length: number, chunk: number): Promise<Uint8Array> {
  await h5wasm.ready;
  const path = join(tmpdir(), `boundscope-${length}-${chunk}.h5`);
  const file = new h5wasm.File(path, 'w');
  file.create_dataset({
    name: 'w',
    data: new Float32Array(length).fill(1),
    shape: [length],
    maxshape: [null],
    chunks: [chunk],
    compression: 4,
  });
  file.close();
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}

it('unpacks arrays, and none that comes to more than its sizes say', async () => {
  const good = await Hdf5.open(await fileOf(5, 4));
  expect([...good.read('/w').data]).toEqual([1, 1, 1, 1, 1]);
  const bomb = await fileOf(1, 2 ** 22);
  expect(bomb.length).toBeLessThan(2 ** 16);
  const read = await Hdf5.open(bomb);
  expect(() => read.read('/w')).toThrow(/\/w unpacks to more than its sizes say/);
});

it('refuses an array of texts', async () => {
  await h5wasm.ready;
  const path = join(tmpdir(), 'boundscope-texts.h5');
  const file = new h5wasm.File(path, 'w');
  file.create_dataset({ name: 'w', data: ['a', 'b'] });
  file.close();
  const read = await Hdf5.open(readFileSync(path));
  rmSync(path);
  expect(() => read.read('/w')).toThrow('holds no numbers. Save the model again');
});
