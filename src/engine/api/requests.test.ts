import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CancelledError } from '../../bounds/checkpoint';
import { eventually } from '../../testing/eventually';
import { FakeWorkers } from '../../testing/standIns/fakeWorkers';
import { WorkerClient } from './client';
import { EngineStoppedError, UnknownModelError } from './errors';
import type { AskOptions } from './requestTypes';
import { Restarts } from './restarts';
import { saidOf } from './subject';
import type { BoundsRequest } from './types';

/** Longer than a cancelled request may take to end. */
const LONG = 500;

/** A request that a fake engine computes, for the test to end. */
interface Running {
  readonly request: BoundsRequest;
  readonly options: AskOptions;
  /** Of what was asked. */
  readonly answer: (result: object) => void;
  readonly fail: (error: Error) => void;
}

let workers: FakeWorkers;
let client: WorkerClient;
/** What the workers of this test were asked for bounds. */
let running: Running[];
let loads: number;

beforeEach(() => {
  workers = new FakeWorkers();
  client = new WorkerClient(workers.start, new Restarts([0, 5, 20]));
  running = [];
  loads = 0;
  workers.use({
    start: async () => ({ backend: 'wasm', device: 'test' }),
    backends: async () => ['wasm'],
    load: async () => ({ id: `digest ${++loads}` }),
    bounds: (request: BoundsRequest, options: AskOptions) =>
      new Promise((answer, fail) => {
        const of = { ...saidOf(request), model: { id: request.model, name: 'a network' } };
        running.push({ request, options, answer: (result) => answer({ ...result, of }), fail });
      }),
  });
});

function request(model: string): BoundsRequest {
  return { model, input: [1], epsilon: 0.1 };
}

/** Asks, and waits until a worker has it. */
async function ask(model: string, options?: AskOptions) {
  const before = running.length;
  const answer = client.bounds(request(model), options);
  answer.catch(() => {});
  await eventually(() => expect(running.length).toBeGreaterThan(before));
  return { answer, run: running[before] as Running };
}

describe('two requests at once', () => {
  it('are cancelled each by its own signal', async () => {
    const controller = new AbortController();
    const first = await ask('first', { signal: controller.signal });
    const second = await ask('second');
    controller.abort();
    await expect(first.answer).rejects.toBeInstanceOf(CancelledError);
    await eventually(() => expect(first.run.options.signal?.aborted).toBe(true));
    expect(second.run.options.signal?.aborted).toBe(false);
    await pause(LONG);
    second.run.answer({ label: [2] });
    expect(await second.answer).toMatchObject({ label: [2] });
    // The first one was waiting for its turn: the worker went on.
    expect(workers.started).toHaveLength(1);
  });

  it('where the one that is computed does not end, the other is asked of the next worker', async () => {
    const controller = new AbortController();
    const first = await ask('first', { signal: controller.signal });
    first.run.options.onStart?.();
    const second = await ask('second');
    await pause(20);
    controller.abort();
    await expect(first.answer).rejects.toBeInstanceOf(CancelledError);
    await eventually(() => expect(workers.started).toHaveLength(2));
    await eventually(() => expect(running).toHaveLength(3));
    expect(running[2]?.request.model).toBe('second');
    running[2]?.answer({ label: [2] });
    expect(await second.answer).toMatchObject({ label: [2] });
  });

  it('where the one that is computed ends in time, the worker stays', async () => {
    const controller = new AbortController();
    const { run, answer } = await ask('first', { signal: controller.signal });
    run.options.onStart?.();
    run.options.signal?.addEventListener('abort', () => run.fail(new CancelledError()));
    await pause(20);
    controller.abort();
    await expect(answer).rejects.toBeInstanceOf(CancelledError);
    await pause(LONG);
    expect(workers.started).toHaveLength(1);
  });
});

it('does not ask for what was cancelled before', async () => {
  await expect(client.bounds(request('m'), { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
  expect(running).toEqual([]);
});

it('hears of progress until the answer, and not after it was cancelled', async () => {
  const controller = new AbortController();
  const onProgress = vi.fn();
  const { run } = await ask('first', { signal: controller.signal, onProgress });
  run.options.onProgress?.({ done: 1, total: 2 });
  await eventually(() => expect(onProgress).toHaveBeenCalledWith({ done: 1, total: 2 }));
  controller.abort();
  run.options.onProgress?.({ done: 2, total: 2 });
  await pause(20);
  expect(onProgress).toHaveBeenCalledTimes(1);
});

it('fails by type when the worker crashes in between, and answers what is asked next', async () => {
  const { answer, run } = await ask('first');
  run.options.onStart?.();
  await pause(20);
  workers.started[0]?.fail('a test');
  await expect(answer).rejects.toBeInstanceOf(EngineStoppedError);
  const next = await ask('second');
  next.run.answer({ label: [1] });
  expect(await next.answer).toMatchObject({ label: [1] });
});

describe('a file that the engine has let go of', () => {
  it('is given to it once more, for every engine of the page', async () => {
    const { id } = await client.load(new ArrayBuffer(4));
    const other = new WorkerClient(workers.start, new Restarts([0]));
    const answer = other.bounds(request(id));
    await eventually(() => expect(running).toHaveLength(1));
    running[0]?.fail(new UnknownModelError('There is no such model.'));
    await eventually(() => expect(running).toHaveLength(2));
    expect(loads).toBe(2);
    running[1]?.answer({ label: [0] });
    expect(await answer).toMatchObject({ label: [0] });
  });

  it('is not given where it was not that, nor twice, nor after the request was cancelled', async () => {
    const { id } = await client.load(new ArrayBuffer(4));
    const refused = await ask(id);
    refused.run.fail(new RangeError('label is 10.'));
    await expect(refused.answer).rejects.toThrow('label is 10.');
    const unknown = await ask('a name');
    unknown.run.fail(new UnknownModelError('There is no such model.'));
    await expect(unknown.answer).rejects.toBeInstanceOf(UnknownModelError);
    const controller = new AbortController();
    const cancelled = await ask(id, { signal: controller.signal });
    controller.abort();
    cancelled.run.fail(new UnknownModelError('There is no such model.'));
    await expect(cancelled.answer).rejects.toBeInstanceOf(CancelledError);
    expect(loads).toBe(1);
  });
});

it('moves what is answered instead of copying it', async () => {
  const { answer, run } = await ask('first');
  const [lower, upper] = [Float32Array.of(1, 2), Float64Array.of(3)];
  run.answer({ layers: [{ lower }, { lower }], found: [null, { input: upper }] });
  expect(await answer).toMatchObject({
    layers: [{ lower: Float32Array.of(1, 2) }, { lower: Float32Array.of(1, 2) }],
    found: [null, { input: Float64Array.of(3) }],
  });
  expect([lower.length, upper.length]).toEqual([0, 0]);
});
