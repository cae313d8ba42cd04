import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../testing/eventually';
import { type FakeEngine, FakeWorkers } from '../../testing/standIns/fakeWorkers';
import { CancelledError, type EngineNotice, WorkerClient } from './client';
import { Restarts } from './restarts';
import type { WorkerNews } from './runningWorker';

const STATUS = { backend: 'wasm', device: 'test' };
const WORKING: FakeEngine = { start: async () => STATUS, backends: async () => ['wasm'] };
/** An engine whose answer never comes. */
const BUSY: FakeEngine = { ...WORKING, models: () => new Promise(() => {}) };
/** Longer than all waits of `client`. */
const LONG = 200;

let workers: FakeWorkers;
let notices: EngineNotice[];
let client: WorkerClient;

beforeEach(() => {
  workers = new FakeWorkers();
  notices = [];
  client = new WorkerClient(workers.start, new Restarts([0, 5, 20]));
  client.onNotice((notice) => notices.push(notice));
});

describe('a worker whose script does not load', () => {
  it('is asked for a few times, then no more, and that is said', async () => {
    await expect(client.start()).rejects.toThrow(/cannot be loaded/);
    const asked = workers.started.length;
    expect(asked).toBeLessThanOrEqual(4);
    await pause(LONG);
    expect(workers.started).toHaveLength(asked);
    expect(notices).toEqual([{ text: expect.stringMatching(/cannot be loaded.*try again/is), needsStart: true }]);
  });

  it('is not asked for again by calls that come after that', async () => {
    await expect(client.start()).rejects.toThrow();
    const asked = workers.started.length;
    for (let call = 0; call < 20; call++) await expect(client.backends()).rejects.toThrow(/cannot be loaded/);
    await pause(LONG);
    expect(workers.started).toHaveLength(asked);
  });

  it('is asked for again when a person wants that, and then answers', async () => {
    await expect(client.start()).rejects.toThrow();
    workers.use(WORKING);
    expect(await client.start()).toEqual(STATUS);
    expect(await client.backends()).toEqual(['wasm']);
  });

  it('is asked for again by the next call after a person said so', async () => {
    await expect(client.start()).rejects.toThrow();
    workers.use(WORKING);
    client.allowAnother();
    expect(await client.backends()).toEqual(['wasm']);
  });

  it('lets the calls wait for one that loads', async () => {
    workers.use(WORKING, 2);
    expect(await client.backends()).toEqual(['wasm']);
    expect(workers.started).toHaveLength(3);
    expect(notices).toEqual([]);
  });

  it('holds up nobody who cancels', async () => {
    const slow = new WorkerClient(workers.start, new Restarts([10_000]));
    const controller = new AbortController();
    const answer = slow.load('fashion-natural', { signal: controller.signal });
    await pause(20);
    controller.abort();
    await expect(answer).rejects.toBeInstanceOf(CancelledError);
    expect(workers.started).toHaveLength(1);
  });
});

describe('a worker that crashes', () => {
  it('is started again, and what it was asked fails', async () => {
    workers.use(BUSY);
    await client.start();
    const answer = client.models();
    workers.started[0]?.fail('a test');
    await expect(answer).rejects.toThrow(/stopped unexpectedly \(a test\)/);
    expect(await client.backends()).toEqual(['wasm']);
    expect(notices).toMatchObject([{ needsStart: false }]);
  });

  it('each time it starts is given up after a few times', async () => {
    workers.use({ ...WORKING, start: () => setTimeout(() => workers.started.at(-1)?.fail('again')) });
    await client.start().catch(() => {});
    await eventually(() => expect(notices.at(-1)?.needsStart).toBe(true));
    const asked = workers.started.length;
    await pause(LONG);
    expect(workers.started).toHaveLength(asked);
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('now and then is always started again', async () => {
    workers.use(WORKING);
    for (let crash = 0; crash < 8; crash++) {
      expect(await client.backends()).toEqual(['wasm']);
      workers.started.at(-1)?.fail('a test');
    }
    expect(await client.backends()).toEqual(['wasm']);
  });
});

it('reports once that helping threads did not load, and starts another worker when a person wants that', async () => {
  workers.use(WORKING);
  await client.start();
  const losses: WorkerNews = { lostThreads: true };
  workers.started[0]?.say(losses);
  workers.started[0]?.say(losses);
  expect(notices).toEqual([{ text: expect.stringMatching(/threads.*slower.*try again/), needsStart: true }]);
  expect(await client.backends()).toEqual(['wasm']);
  expect(workers.started).toHaveLength(1);
  await client.start();
  expect(workers.started).toHaveLength(2);
});
