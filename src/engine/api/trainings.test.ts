import { eventually } from '../../testing/eventually';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  epochEvent,
  FakeTrainings,
  progressEvent,
  SHORT_TRAINING,
  STARTED,
} from '../../testing/standIns/fakeTrainings';
import { IndexedTrainings } from '../training/trainingStore';

let fake: FakeTrainings;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  fake = new FakeTrainings(new IndexedTrainings());
});

describe('trainings', () => {
  it('say the length and the ramp before they begin, of a tree for all its networks', () => {
    expect(fake.list.outline({ ...SHORT_TRAINING, method: 'ibp', epochs: 20 }).ramps.slice(7, 10)).toEqual([
      0.875, 1, 1,
    ]);
    const tree = fake.list.outline({ ...SHORT_TRAINING, method: 'ndt', groups: [['a', 'b'], ['c']], epochs: 20 });
    expect([tree.epochs, tree.ramps.length, tree.ramps[20]]).toEqual([40, 40, 0]);
  });

  it('show a training from its request on', async () => {
    const id = fake.list.start(SHORT_TRAINING);
    expect(fake.list.snapshots()).toMatchObject([{ id, phase: 'waiting', epochs: 2, ramps: [1, 1], reports: [] }]);
    const worker = await fake.worker(0);
    expect(worker.commands).toEqual([{ kind: 'train', request: SHORT_TRAINING, checkpoints: [], paused: false }]);
    for (const event of [STARTED, epochEvent(1), progressEvent(2)]) worker.emit(event);
    expect(await fake.when(({ step }) => step === 2)).toMatchObject({
      phase: 'running',
      backend: 'wasm',
      epoch: 1,
      losses: [{ at: 1.5, loss: 0.5 }],
      watched: { indices: [1, 2], verdicts: [['verified', 'unknown']] },
      secondsLeft: 9,
    });
    worker.emit(epochEvent(2));
    worker.emit({ kind: 'done' });
    expect(await fake.when(({ phase }) => phase === 'done')).toMatchObject({ epoch: 2, step: 0 });
    expect(worker.ended).toBe(true);
  });

  it('stand in one array until something changes, which is reported ten times a second at most', async () => {
    const { worker } = await fake.startOne();
    const before = fake.list.snapshots();
    const listener = vi.fn();
    const stop = fake.list.subscribe(listener);
    for (let step = 1; step <= 1000; step++) worker.emit(progressEvent(step));
    await fake.when(({ step }) => step === 1000);
    expect(listener.mock.calls.length).toBeLessThan(3);
    const after = fake.list.snapshots();
    expect(after).not.toBe(before);
    expect(before[0]?.step).toBe(2);
    expect(fake.list.snapshots()).toBe(after);
    stop();
    fake.list.pause(after[0]?.id ?? '');
    expect(listener.mock.calls.length).toBeLessThan(3);
    expect(fake.list.snapshots()[0]?.phase).toBe('paused');
  });

  it('pause, go on and let single batches through', async () => {
    const { id, worker } = await fake.startOne();
    const phase = () => fake.list.snapshots()[0]?.phase;
    fake.list.pause(id);
    expect(phase()).toBe('paused');
    fake.list.step(id);
    expect(phase()).toBe('running');
    worker.emit({ kind: 'paused' });
    await fake.when((snapshot) => snapshot.phase === 'paused');
    fake.list.resume(id);
    expect(phase()).toBe('running');
    // What was reported before the worker heard of it.
    worker.emit({ kind: 'paused' });
    worker.emit(progressEvent(3));
    expect((await fake.when(({ step }) => step === 3)).phase).toBe('running');
    expect(worker.commands.slice(1).map(({ kind }) => kind)).toEqual(['pause', 'step', 'resume']);
  });

  it('stop at once and go on from the last epoch', async () => {
    const { id, worker } = await fake.startOne();
    fake.list.stop(id);
    expect(worker.ended).toBe(true);
    expect(fake.list.snapshots()).toMatchObject([{ phase: 'stopped', epoch: 1, step: 0, ramp: 1, losses: [] }]);
    expect(fake.list.snapshots()[0]).not.toHaveProperty('secondsLeft');
    worker.emit(epochEvent(2));
    fake.list.resume(id);
    fake.list.resume(id);
    expect(fake.list.snapshots()).toMatchObject([{ phase: 'waiting', epoch: 1 }]);
    const again = await fake.worker(1);
    expect(again.commands).toMatchObject([
      { kind: 'train', checkpoints: [{ epoch: 1, weights: { w: Float32Array.of(1) } }] },
    ]);
    expect(fake.workers).toHaveLength(2);
  });

  it('can be stopped before their worker is there', async () => {
    const id = fake.list.start(SHORT_TRAINING);
    fake.list.stop(id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fake.workers).toHaveLength(0);
    expect(fake.list.snapshots()).toMatchObject([{ phase: 'stopped' }]);
  });

  it('train one batch of one that was stopped', async () => {
    const { id } = await fake.startOne();
    fake.list.stop(id);
    fake.list.step(id);
    const again = await fake.worker(1);
    await eventually(() => expect(again.commands).toHaveLength(2));
    expect(again.commands).toMatchObject([{ kind: 'train', paused: true }, { kind: 'step' }]);
  });

  it('run side by side, the oldest first', async () => {
    const ids = [fake.list.start(SHORT_TRAINING), fake.list.start({ ...SHORT_TRAINING, name: 'Other' })];
    expect(fake.list.snapshots().map(({ id }) => id)).toEqual(ids);
    await fake.worker(1);
    fake.workers[1]?.emit(STARTED);
    await fake.when(({ phase }) => phase === 'running');
    expect(fake.list.snapshots().map(({ phase }) => phase)).toEqual(['waiting', 'running']);
  });

  it('are forgotten when removed', async () => {
    const { id, worker } = await fake.startOne();
    fake.list.remove(id);
    expect(worker.ended).toBe(true);
    expect(fake.list.snapshots()).toEqual([]);
    await expect(fake.list.exported(id)).rejects.toThrow(/removed/);
    const store = new IndexedTrainings();
    expect((await store.list()).good).toEqual([]);
    expect(await store.checkpoints(id)).toEqual([]);
  });
});

describe('trainings of an earlier visit', () => {
  it('are there as stopped, and go on from their last epoch', async () => {
    const { id } = await fake.startOne();
    const done = fake.list.start({ ...SHORT_TRAINING, name: 'Done' });
    for (const event of [STARTED, epochEvent(1), { kind: 'done' } as const]) (await fake.worker(1)).emit(event);
    await fake.when(({ phase }) => phase === 'done');
    fake = new FakeTrainings(new IndexedTrainings());
    const found = await fake.when((snapshot) => snapshot.id === id);
    expect(found).toMatchObject({
      phase: 'stopped',
      epoch: 1,
      step: 0,
      reports: [{ epoch: 1 }],
      request: SHORT_TRAINING,
    });
    expect(fake.list.snapshots().map((snapshot) => [snapshot.id, snapshot.phase])).toEqual([
      [id, 'stopped'],
      [done, 'done'],
    ]);
    fake.list.resume(id);
    expect((await fake.worker(0)).commands).toMatchObject([{ kind: 'train', checkpoints: [{ epoch: 1 }] }]);
    fake.list.resume(done);
    expect(fake.list.snapshots()[1]?.phase).toBe('done');
  });

  it('are not there without IndexedDB, where all else works', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new Error('denied');
      },
    } as unknown as IDBFactory;
    fake = new FakeTrainings(new IndexedTrainings());
    const { id } = await fake.startOne();
    fake.list.stop(id);
    fake.list.resume(id);
    expect((await fake.worker(1)).commands).toMatchObject([{ checkpoints: [{ epoch: 1 }] }]);
    fake.list.remove(id);
    expect(fake.list.snapshots()).toEqual([]);
  });

  it('keep the last epoch that the disk had room for', async () => {
    const store = new IndexedTrainings();
    fake = new FakeTrainings(store);
    const { id, worker } = await fake.startOne();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    worker.emit(epochEvent(2));
    await eventually(async () => expect(await store.checkpoints(id)).toMatchObject([{ epoch: 2 }]));
    put.mockRestore();
    expect(await new IndexedTrainings().checkpoints(id)).toMatchObject([{ epoch: 1 }]);
    expect((await new IndexedTrainings().list()).good).toMatchObject([{ epoch: 1 }]);
  });
});

describe('exported', () => {
  it('has a worker write the network of the last epoch, once for each epoch', async () => {
    const { id, worker } = await fake.startOne();
    const asked = fake.list.exported(id);
    expect(fake.list.exported(id)).toBe(asked);
    const writer = await fake.worker(1);
    expect(writer.commands).toMatchObject([{ kind: 'export', request: SHORT_TRAINING, checkpoints: [{ epoch: 1 }] }]);
    writer.emit({ kind: 'exported', onnx: new ArrayBuffer(3), card: '{}' });
    expect(await asked).toEqual({ onnx: new ArrayBuffer(3), card: '{}', fileName: 'short-igrp.onnx' });
    expect([writer.ended, worker.ended]).toEqual([true, false]);
    worker.emit(epochEvent(2));
    const later = fake.list.exported(id);
    (await fake.worker(2)).crash('no reason');
    await expect(later).rejects.toThrow(/cannot be written: no reason/);
    expect(fake.list.snapshots()[0]?.phase).toBe('running');
  });
});
