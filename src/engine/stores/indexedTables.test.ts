import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newState, type RunState } from '../../radii/tableRun';
import { damagesOf } from '../../testing/damages';
import { diskAssets } from '../../testing/files';
import { handTable } from '../../testing/standIns/radiusTables';
import { IndexedTables } from './indexedTables';
import { TableKeeper } from './tableKeeper';
import { keyOf } from './tableStore';

const NO = Number.POSITIVE_INFINITY;
const TABLE = handTable([
  { label: 0, prediction: 0, certified: [NO, 2, 4], attacked: [NO, 3, NO] },
  { label: 1, prediction: 0, certified: [0, NO, 1], attacked: [0, NO, NO] },
]);
const BEGUN = newState(TABLE.about, Uint32Array.of(3, 4), Uint16Array.of(0, 2));

let keeper: TableKeeper;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  keeper = new TableKeeper(diskAssets, new IndexedTables());
});

afterEach(() => {
  vi.restoreAllMocks();
});

it('keeps a table in memory where the disk is full, and says why', async () => {
  const reasons: string[] = [];
  const full = new TableKeeper(diskAssets, new IndexedTables((reason) => reasons.push(reason)));
  const first = await full.add(TABLE);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
  await full.keep(BEGUN, 1);
  expect(reasons).toEqual(['The quota has been exceeded.']);
  expect((await full.resume(BEGUN)).indices).toEqual(BEGUN.indices);
  expect((await full.list()).good.map(({ done }) => done).toSorted()).toEqual([1, 2]);
  expect(await full.finished(first)).not.toBeNull();
  await full.remove(first);
  expect((await full.list()).good).toHaveLength(1);
});

/** Puts a record as it is beside a good table. */
async function put(record: object): Promise<void> {
  await keeper.add(TABLE);
  const database = await openDB('boundscope', 1);
  await database.put('tables', record);
  database.close();
}

/** A run as it would be kept, with some of it changed. */
function kept(run: RunState, done = 0) {
  return { key: keyOf(run), run, done, savedAt: 1 };
}

describe('a kept table that is damaged', () => {
  const own = { ...TABLE, unprovable: new Uint16Array(6), searched: TABLE.attacked.slice() };
  const runs = [kept(own, 2), kept(BEGUN, 1)];
  const cases = [
    { what: 'an empty record', damaged: {} },
    ...runs.flatMap((record) => [
      ...damagesOf(record),
      ...damagesOf(record.run).map(({ what, damaged }) => ({
        what: `run.${what}`,
        damaged: { ...record, run: damaged },
      })),
      ...damagesOf(record.run.about).map(({ what, damaged }) => ({
        what: `run.about.${what}`,
        damaged: { ...record, run: { ...record.run, about: damaged } },
      })),
    ]),
    // More would be said to be proved than the grid has radii.
    { what: 'too much proved', damaged: kept({ ...BEGUN, certified: BEGUN.certified.map((n) => n || 9) }) },
    { what: 'of another network', damaged: { ...kept(own, 2), key: 'x' } },
  ].map(({ what, damaged }) => ({ what, damaged: { ...(damaged as object), key: keyIn(damaged) } }));

  it.each(cases)('is left out, named, and can be removed: $what', async ({ damaged }) => {
    await put(damaged);
    const { good, damaged: keys } = await keeper.list();
    expect(good.map(({ images, done }) => [images, done])).toEqual([[2, 2]]);
    expect(keys).toEqual([damaged.key]);
    expect(await keeper.finished(String(damaged.key))).toBeNull();
    await keeper.remove(damaged.key);
    expect((await keeper.list()).damaged).toEqual([]);
  });

  it('does not stand in the way of its run', async () => {
    await put({ key: keyOf(BEGUN) });
    expect(await keeper.resume(BEGUN)).toEqual(BEGUN);
  });
});

it('keeps what is well', async () => {
  await put(kept(BEGUN, 1));
  expect((await keeper.list()).good.map(({ done }) => done).sort()).toEqual([1, 2]);
  expect(await keeper.resume(BEGUN)).toEqual(BEGUN);
});

/** The database takes no record without a key. */
function keyIn(record: unknown): string | number {
  const { key } = record as { key?: unknown };
  return typeof key === 'string' ? key : 7;
}

it('goes on with a run that was kept under the names of an earlier version', async () => {
  const { unprovable, searched, ...rest } = BEGUN;
  await put({ ...kept(BEGUN, 1), run: { ...rest, refused: unprovable, resisted: searched } });
  const { good, damaged } = await keeper.list();
  expect(damaged).toEqual([]);
  expect(good).toHaveLength(2);
  expect(await keeper.resume(BEGUN)).toEqual(BEGUN);
});
