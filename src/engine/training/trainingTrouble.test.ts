import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeTrainings } from '../../testing/fakeTrainings';
import { SHORT_TRAINING } from '../../testing/trainingRequest';
import { IndexedTrainings } from './indexedTrainings';
import type { TrainingEvent } from './trainingMessages';
import { MemoryTrainings } from './trainingStore';

let fake: FakeTrainings;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeTrainings(new IndexedTrainings());
});

describe('trouble', () => {
  const notices = () => fake.list.snapshots()[0]?.notices ?? [];

  it('with the graphics device is met by another worker, after the second time on WebAssembly', async () => {
    const { worker } = await fake.startOne();
    worker.tell({ kind: 'lostDevice', reason: 'it was unplugged' });
    expect(worker.ended).toBe(true);
    const second = await fake.worker(1);
    expect(second.commands).toMatchObject([{ kind: 'train', checkpoints: [{ epoch: 1 }] }]);
    expect(second.commands[0]).not.toHaveProperty('backend');
    expect(await fake.when((snapshot) => snapshot.notices.length === 1)).toMatchObject({
      phase: 'waiting',
      step: 0,
    });
    expect(notices()[0]).toBe('The graphics device was lost (it was unplugged). It goes on after epoch 1.');
    second.tell({ kind: 'lostDevice', reason: 'again' });
    expect((await fake.worker(2)).commands).toMatchObject([{ backend: 'wasm' }]);
  });

  it('with what a graphics device can do is met by WebAssembly', async () => {
    const { worker } = await fake.startOne();
    worker.tell({ kind: 'failed', message: 'Too many bindings.', remedy: 'another backend' });
    expect((await fake.worker(1)).commands).toMatchObject([{ backend: 'wasm', checkpoints: [{ epoch: 1 }] }]);
    const { notices: told } = await fake.when((snapshot) => snapshot.notices.length > 0);
    expect(told).toEqual([expect.stringMatching(/WebAssembly is used instead. It goes on after epoch 1/)]);
  });

  it('with a worker that ends by itself is met by another, until it ends a third time', async () => {
    const { worker } = await fake.startOne();
    worker.crash('no reason');
    for (const index of [1, 2]) (await fake.worker(index)).crash('no reason');
    const failed = await fake.when(({ phase }) => phase === 'failed');
    expect(fake.workers).toHaveLength(3);
    expect(failed.notices).toHaveLength(3);
    expect(failed.notices[2]).toMatch(/3 times in one epoch; reload the page/);
  });

  it('with memory is met by smaller batches, until they are too small', async () => {
    const { id, worker } = await fake.startOne();
    fake.list.pause(id);
    const failure: TrainingEvent = {
      kind: 'failed',
      message: 'Array buffer allocation failed',
      remedy: 'smaller batches',
    };
    worker.tell(failure);
    const second = await fake.worker(1);
    expect(second.commands).toMatchObject([{ request: { batchSize: 16 }, checkpoints: [{ epoch: 1 }], paused: true }]);
    expect(await fake.when(({ request }) => request.batchSize === 16)).toMatchObject({ phase: 'paused' });
    expect(notices()[0]).toMatch(/batches of 32; they have 16 from here on. It goes on after epoch 1/);
    second.tell(failure);
    (await fake.worker(2)).tell(failure);
    const failed = await fake.when(({ phase }) => phase === 'failed');
    expect(failed.notices.at(-1)).toMatch(/too little memory .*Choose a smaller network/);
  });

  it('with the loss is told, and what was not kept of the epoch is forgotten', async () => {
    const { worker } = await fake.startOne();
    worker.tell({ kind: 'again', notice: 'The loss was no number any more.' });
    expect(await fake.when(({ notices: told }) => told.length === 1)).toMatchObject({
      step: 0,
      losses: [],
      epoch: 1,
    });
  });

  it('of any other kind is told, and the training can be resumed', async () => {
    const { id, worker } = await fake.startOne();
    worker.tell({ kind: 'failed', message: 'There is no data set.' });
    expect((await fake.when(({ phase }) => phase === 'failed')).notices).toEqual(['There is no data set.']);
    expect(worker.ended).toBe(true);
    fake.list.resume(id);
    expect((await fake.worker(1)).commands).toMatchObject([{ checkpoints: [{ epoch: 1 }] }]);
  });

  it('with the store at the start is told', async () => {
    const store = new MemoryTrainings();
    store.checkpoints = () => Promise.reject(new Error('The disk is gone.'));
    fake = new FakeTrainings(store);
    fake.list.start(SHORT_TRAINING);
    expect((await fake.when(({ phase }) => phase === 'failed')).notices[0]).toMatch(/The disk is gone/);
  });
});
