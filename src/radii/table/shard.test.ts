import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShard, joinShards, shardOf } from './shard';

test('takes every third entry, from the second on', () => {
  expect(shardOf(['a', 'b', 'c', 'd', 'e', 'f'], { number: 2, of: 3 })).toEqual(['b', 'e']);
});

test('what is cut into shards joins to what it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (all, of) => {
      const parts = Array.from({ length: of }, (_, at) => shardOf(all, { number: at + 1, of }));
      expect(joinShards(parts)).toEqual(all);
    }),
  );
});

test('refuses parts that are no shards of one list', () => {
  expect(() => joinShards([[1], [2, 3]])).toThrow('Shard 1 of 2 has 1 of 3 entries, but 2 belong to it.');
  expect(() => joinShards([[1, 2, 3], [4]])).toThrow('Shard 1 of 2 has 3 of 4');
});

test('counts shards from 1', () => {
  expect([1, 3].map((number) => isShard({ number, of: 3 }))).toEqual([true, true]);
  expect([0, 4, 1.5].map((number) => isShard({ number, of: 3 }))).toEqual([false, false, false]);
});
