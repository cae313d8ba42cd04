import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../../testing/standIns/fakeWorkers';
import { NAME } from './ahead';

const started: NamedWorker[] = [];

class NamedWorker extends FakeWorker {
  readonly name: string | undefined;

  constructor(_: URL, { name }: WorkerOptions) {
    super({});
    this.name = name;
    started.push(this);
  }
}

beforeEach(() => {
  started.length = 0;
  vi.resetModules();
  vi.stubGlobal('Worker', NamedWorker);
  vi.stubGlobal('self', { origin: 'http://localhost', location: new URL('http://localhost/') });
});
afterEach(() => void vi.unstubAllGlobals());

const AHEAD = { files: ['models/index.json'] };

describe('a worker that was begun before anybody asked', () => {
  it('knows at once what it is to fetch, and is the first that is asked', async () => {
    const { beginEngineWorker, startEngineWorker } = await import('./startEngine');
    beginEngineWorker(AHEAD);
    expect(JSON.parse(started[0]?.name?.slice(NAME.length) ?? '')).toEqual(AHEAD);
    expect(startEngineWorker()).toBe(started[0]);
    expect(startEngineWorker()).toBe(started[1]);
    expect(started[1]?.name).toBe(NAME);
  });

  it('gives way to another where it failed meanwhile', async () => {
    const { beginEngineWorker, startEngineWorker } = await import('./startEngine');
    beginEngineWorker(AHEAD);
    started[0]?.fail('');
    expect(startEngineWorker()).toBe(started[1]);
  });
});
