import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../../testing/standIns/fakeWorkers';

const started: SentWorker[] = [];

class SentWorker extends FakeWorker {
  readonly sent: unknown[] = [];

  constructor() {
    super({});
    started.push(this);
  }

  override postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

beforeEach(() => {
  started.length = 0;
  vi.resetModules();
  vi.stubGlobal('Worker', SentWorker);
  vi.stubGlobal('self', { origin: 'http://localhost', location: new URL('http://localhost/') });
});
afterEach(() => void vi.unstubAllGlobals());

const AHEAD = { files: ['models/index.json'] };

describe('a worker that was begun before anybody asked', () => {
  it('fetches what it is to fetch, and is the first that is asked', async () => {
    const { beginEngineWorker, startEngineWorker } = await import('./startEngine');
    beginEngineWorker(AHEAD);
    expect(started[0]?.sent).toEqual([AHEAD]);
    expect(startEngineWorker()).toBe(started[0]);
    expect(startEngineWorker()).toBe(started[1]);
  });

  it('gives way to another where it failed meanwhile', async () => {
    const { beginEngineWorker, startEngineWorker } = await import('./startEngine');
    beginEngineWorker(AHEAD);
    started[0]?.fail('');
    expect(startEngineWorker()).toBe(started[1]);
  });
});
