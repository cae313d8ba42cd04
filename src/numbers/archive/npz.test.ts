import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readNpy } from '../../formats/inputs/npy';
import { Zip } from '../../formats/inputs/zip';
import { writeNpz } from './npz';

const ARRAYS = [
  { name: 'lower', shape: [1, 2, 2], data: Float32Array.of(1, -2.5, Number.NEGATIVE_INFINITY, 0) },
  { name: 'ε', shape: [1], data: Float64Array.of(0.1) },
  { name: 'label', shape: [2], data: Int32Array.of(3, -1) },
];

it('writes arrays that are read back as they were', async () => {
  const archive = new Zip(writeNpz(ARRAYS, { model: 'm' }));
  expect(archive.names).toEqual(['lower.npy', 'ε.npy', 'label.npy', 'about.json']);
  for (const { name, shape, data } of ARRAYS) {
    const read = readNpy(await archive.read(`${name}.npy`));
    expect(read.shape).toEqual(shape);
    expect([...read.data]).toEqual([...data]);
  }
  expect(JSON.parse(new TextDecoder().decode(await archive.read('about.json')))).toEqual({ model: 'm' });
});

it('writes archives that zip tools take', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'npz-')), 'a.npz');
  writeFileSync(file, writeNpz(ARRAYS, {}));
  const script = 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())';
  const { stdout, error } = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' });
  // Where there is no Python, the reader above has the say.
  expect(error ? 'None' : stdout.trim()).toBe('None');
});
