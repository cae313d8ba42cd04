import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { damagesOf } from '../../testing/damages';
import { FakeTrainings } from '../../testing/standIns/fakeTrainings';
import { epochReport, trainingSnapshot } from '../../testing/standIns/trainingSnapshots';
import { IndexedTrainings } from './trainingStore';

let fake: FakeTrainings;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeTrainings(new IndexedTrainings());
});

describe('trainings that were kept and are damaged', () => {
  const { part: _, ...snapshot } = trainingSnapshot({
    id: 'bad',
    losses: [{ at: 1, loss: 2 }],
    reports: [epochReport(1, { clean: 0.5 })],
    distances: [{ classes: 2, euclidean: new Float64Array(4), cosine: new Float64Array(4), images: 0 }],
    watched: { dataset: 'd', indices: [1, 2], verdicts: [['verified', 'unknown']] },
  });
  const inside = (name: 'request' | 'watched') =>
    damagesOf(snapshot[name] ?? {}).map(({ what, damaged }) => ({
      what: `${name}.${what}`,
      damaged: { ...snapshot, [name]: damaged },
    }));
  const inList = (name: 'reports' | 'distances' | 'losses') =>
    damagesOf(snapshot[name][0] ?? {}).map(({ what, damaged }) => ({
      what: `${name}[0].${what}`,
      damaged: { ...snapshot, [name]: [damaged] },
    }));
  const cases = [
    { what: 'an empty record', damaged: {} },
    ...damagesOf(snapshot).filter(({ what }) => !what.startsWith('id') && !/^(watched): missing/.test(what)),
    ...inside('request'),
    ...inside('watched'),
    ...(['reports', 'distances', 'losses'] as const).flatMap(inList),
  ].map(({ what, damaged }) => ({ what, damaged: { ...(damaged as object), id: 'bad' } }));

  it.each(cases)('are left out, named, and can be removed: $what', async ({ damaged }) => {
    await new IndexedTrainings().write(trainingSnapshot({ id: 'good' }));
    const database = await openDB('boundscope-trainings', 1);
    await database.put('snapshots', damaged);
    const later = new FakeTrainings(new IndexedTrainings());
    await later.when(({ id }) => id === 'good');
    expect(later.list.snapshots()).toHaveLength(1);
    expect(later.list.damaged()).toEqual(['bad']);
    await later.list.removeDamaged('bad');
    expect(later.list.damaged()).toEqual([]);
    expect(await database.getAllKeys('snapshots')).toEqual(['good']);
    database.close();
  });

  it('say so when they are to go on from networks that cannot be read', async () => {
    const { id } = await fake.startOne();
    fake.list.stop(id);
    const database = await openDB('boundscope-trainings', 1);
    await database.put('checkpoints', { epoch: 1 }, [id, 0]);
    database.close();
    const later = new FakeTrainings(new IndexedTrainings());
    await later.when(({ phase }) => phase === 'stopped');
    later.list.resume(id);
    const failed = await later.when(({ phase }) => phase === 'failed');
    expect(failed.notices.at(-1)).toMatch(/damaged. Remove it/);
    await expect(later.list.exported(id)).rejects.toThrow(/damaged. Remove it/);
    expect(later.workers).toHaveLength(0);
  });
});
