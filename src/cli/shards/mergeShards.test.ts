import { expect, test } from 'vitest';
import type { RadiusTable } from '../../radii/table/radiusTable';
import { mergeShards, type ReadShard } from './mergeShards';

const ABOUT: RadiusTable['about'] = {
  version: 1,
  model: { id: 'm', name: 'M', hash: 'h' },
  dataset: 'd',
  method: 'ibp',
  rounding: 'real',
  clip: [0, 1],
  grid: [0, 0.1],
  attack: null,
  outputs: 2,
};

/** Images 10, 11, … of a table of five, of which each shard has every `of`-th; image i has i mod 2 as everything. */
function shard(number: number, of: number, change: (shard: ReadShard) => ReadShard = (same) => same): ReadShard {
  const indices = [10, 11, 12, 13, 14].filter((_, at) => at % of === number - 1);
  const values = (size: number) => Uint16Array.from(indices.flatMap((index) => new Array(size).fill(index % 2)));
  return change({
    path: `${number}-of-${of}`,
    shard: { number, of },
    origin: { version: '1', backend: 'wasm', arithmetic: 'a', data: { f: '1' } },
    table: {
      about: ABOUT,
      indices: Uint32Array.from(indices),
      labels: values(1),
      predictions: values(1),
      certified: values(2),
      attacked: values(2),
    },
  });
}

test('gives the whole table, in whatever order shards are given, and twice if the same', () => {
  const whole = mergeShards([shard(1, 1)]);
  expect([...whole.indices]).toEqual([10, 11, 12, 13, 14]);
  expect(mergeShards([3, 1, 2].map((number) => shard(number, 3)))).toEqual(whole);
  expect(mergeShards([3, 1, 2, 2].map((number) => shard(number, 3)))).toEqual(whole);
  expect([...whole.certified]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 0, 0]);
});

test('names those that are missing', () => {
  expect(() => mergeShards([shard(2, 3)])).toThrow(/1, 3 are missing/);
  expect(() => mergeShards([])).toThrow(/No shard/);
});

test('refuses an image that two shards have, and of which they say different things', () => {
  const wrong = shard(2, 3, (same) => ({ ...same, table: { ...same.table, indices: Uint32Array.of(12, 14) } }));
  expect(() => mergeShards([shard(1, 3), wrong, shard(3, 3)])).toThrow(/2-of-3 and 3-of-3 both have image 12/);
});

const other = (change: Partial<RadiusTable['about']>) => (one: ReadShard) => ({
  ...one,
  table: { ...one.table, about: { ...one.table.about, ...change } },
});

test.each<[string, (shard: ReadShard) => ReadShard]>([
  ['network', other({ model: { id: 'm', name: 'M', hash: 'other' } })],
  ['method', other({ method: 'crown' })],
  ['rounding', other({ rounding: 'none' })],
  ['grid', other({ grid: [0, 0.2] })],
  ['attack', other({ attack: { restarts: 1, steps: 1, seed: 1 } })],
  ['data set', other({ dataset: 'e' })],
  ['content of the data set', (one) => ({ ...one, origin: { ...one.origin, data: { f: '2' } } })],
  ['backend', (one) => ({ ...one, origin: { ...one.origin, arithmetic: 'b' } })],
  ['version', (one) => ({ ...one, origin: { ...one.origin, version: '2' } })],
  ['number of shards', (one) => ({ ...one, shard: { number: 2, of: 4 } })],
])('refuses shards of which the %s differs, naming both files', (what, change) => {
  expect(() => mergeShards([shard(1, 2), shard(2, 2, change)])).toThrow(
    `1-of-2 and 2-of-2 are not shards of one table: the ${what} differs`,
  );
});

test('refuses two of one number that differ, and shards of other lengths', () => {
  const changed = (one: ReadShard) => ({ ...one, table: { ...one.table, predictions: new Uint16Array(2) } });
  expect(() => mergeShards([shard(1, 2), shard(2, 2), shard(2, 2, changed)])).toThrow(/both shard 2 of 2, and differ/);
  expect(() => mergeShards([shard(1, 2), { ...shard(3, 3), shard: { number: 2, of: 2 } }])).toThrow(/belong to it/);
});
