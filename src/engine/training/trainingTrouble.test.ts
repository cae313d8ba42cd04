import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeTrainings, SHORT_TRAINING } from '../../testing/standIns/fakeTrainings';
import type { TrainingEvent } from './trainingMessages';
import { IndexedTrainings, MemoryTrainings } from './trainingStore';

let fake: FakeTrainings;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeTrainings(new IndexedTrainings());
});

describe('trouble', () => {
  const notices = () => fake.list.snapshots()[0]?.notices ?? [];

  it('with the graphics device is met by another worker, after the second time on WebAssembly', async () => {
    const { worker } = await fake.startOne();
    worker.emit({ kind: 'lostDevice', reason: 'it was unplugged' });
    expect(worker.ended).toBe(true);
    const second = await fake.worker(1);
    expect(second.commands).toMatchObject([{ kind: 'train', checkpoints: [{ epoch: 1 }] }]);
    expect(second.commands[0]).not.toHaveProperty('backend');
    expect(await fake.when((snapshot) => snapshot.notices.length === 1)).toMatchObject({
      phase: 'waiting',
      step: 0,
    });
    expect(notices()[0]).toBe('The graphics device was lost (it was unplugged). It goes on after epoch 1.');
    second.emit({ kind: 'lostDevice', reason: 'again' });
    expect((await fake.worker(2)).commands).toMatchObject([{ backend: 'wasm' }]);
  });

  it('with a device that a person chose is met in the same way', async () => {
    fake = new FakeTrainings(new IndexedTrainings(), undefined, 'webgpu');
    const { worker } = await fake.startOne();
    expect(worker.commands).toMatchObject([{ kind: 'train', backend: 'webgpu' }]);
    worker.emit({ kind: 'lostDevice', reason: 'it was unplugged' });
    const second = await fake.worker(1);
    second.emit({ kind: 'lostDevice', reason: 'again' });
    expect((await fake.worker(2)).commands).toMatchObject([{ backend: 'wasm' }]);
  });

  it('with what a graphics device can do is met by WebAssembly', async () => {
    const { worker } = await fake.startOne();
    worker.emit({ kind: 'failed', message: 'Too many bindings.', remedy: 'another backend' });
    expect((await fake.worker(1)).commands).toMatchObject([{ backend: 'wasm', checkpoints: [{ epoch: 1 }] }]);
    const { notices: shown } = await fake.when((snapshot) => snapshot.notices.length > 0);
    expect(shown).toEqual([expect.stringMatching(/WebAssembly is used instead. It goes on after epoch 1/)]);
  });

  it('with a worker that ends by itself is met by another, ever later, and after a few no more', async () => {
    const { id, worker } = await fake.startOne();
    worker.crash('no reason');
    for (const index of [1, 2, 3]) (await fake.worker(index)).crash('no reason');
    const failed = await fake.when(({ phase }) => phase === 'failed');
    expect(fake.workers).toHaveLength(4);
    expect(failed.notices).toHaveLength(4);
    expect(failed.notices[3]).toMatch(/4 times in one epoch; reload the page/);
    fake.list.resume(id);
    (await fake.worker(4)).crash('no reason');
    expect((await fake.worker(5)).commands).toMatchObject([{ kind: 'train' }]);
  });

  it('with a worker that cannot be loaded is reported once, and can be tried again', async () => {
    const id = fake.list.start(SHORT_TRAINING);
    for (const index of [0, 1, 2, 3]) (await fake.worker(index)).crash(undefined);
    const failed = await fake.when(({ phase }) => phase === 'failed');
    expect(failed.notices).toEqual([expect.stringMatching(/cannot be loaded.*server.*resume/i)]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.workers).toHaveLength(4);
    fake.list.resume(id);
    expect((await fake.worker(4)).commands).toMatchObject([{ kind: 'train' }]);
  });

  it('with a worker stays with it when the training is stopped before the next one', async () => {
    const { id, worker } = await fake.startOne();
    worker.crash('no reason');
    (await fake.worker(1)).crash('no reason');
    fake.list.stop(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.workers).toHaveLength(2);
  });

  it('with memory is met by smaller batches, until they are too small', async () => {
    const { id, worker } = await fake.startOne();
    fake.list.pause(id);
    const failure: TrainingEvent = {
      kind: 'failed',
      message: 'Array buffer allocation failed',
      remedy: 'smaller batches',
    };
    worker.emit(failure);
    const second = await fake.worker(1);
    expect(second.commands).toMatchObject([{ request: { batchSize: 16 }, checkpoints: [{ epoch: 1 }], paused: true }]);
    expect(await fake.when(({ request }) => request.batchSize === 16)).toMatchObject({ phase: 'paused' });
    expect(notices()[0]).toMatch(/batches of 32; they have 16 from here on. It goes on after epoch 1/);
    second.emit(failure);
    (await fake.worker(2)).emit(failure);
    const failed = await fake.when(({ phase }) => phase === 'failed');
    expect(failed.notices.at(-1)).toMatch(/too little memory .*Choose a smaller network/);
  });

  it('with the loss is reported, and what was not kept of the epoch is forgotten', async () => {
    const { worker } = await fake.startOne();
    worker.emit({ kind: 'again', notice: 'The loss became NaN.' });
    expect(await fake.when(({ notices }) => notices.length === 1)).toMatchObject({
      step: 0,
      losses: [],
      epoch: 1,
    });
  });

  it('of any other kind is reported, and the training can be resumed', async () => {
    const { id, worker } = await fake.startOne();
    worker.emit({ kind: 'failed', message: 'There is no data set.' });
    expect((await fake.when(({ phase }) => phase === 'failed')).notices).toEqual(['There is no data set.']);
    expect(worker.ended).toBe(true);
    fake.list.resume(id);
    expect((await fake.worker(1)).commands).toMatchObject([{ checkpoints: [{ epoch: 1 }] }]);
  });

  it('with the room that the browser has is reported once, and the training goes on', async () => {
    globalThis.indexedDB.open = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    fake = new FakeTrainings(new IndexedTrainings());
    const { id } = await fake.startOne();
    fake.list.stop(id);
    const stopped = await fake.when(({ phase, notices: shown }) => phase === 'stopped' && shown.length > 0);
    expect(stopped.notices).toEqual([expect.stringMatching(/keeps no more.*save/)]);
    expect(stopped.epoch).toBe(1);
  });

  it('with the store at the start is reported', async () => {
    const store = new MemoryTrainings();
    store.checkpoints = () => Promise.reject(new Error('The disk is gone.'));
    fake = new FakeTrainings(store);
    fake.list.start(SHORT_TRAINING);
    expect((await fake.when(({ phase }) => phase === 'failed')).notices[0]).toMatch(/The disk is gone/);
  });
});
