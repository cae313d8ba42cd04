import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eventually } from '../../testing/eventually';
import { FakeBrowser } from '../../testing/standIns/fakeOwnership';
import { epochEvent, FakeTrainings } from '../../testing/standIns/fakeTrainings';
import { LockedOwnership } from './ownership';
import { MemoryTrainings } from './trainingStore';

let store: MemoryTrainings;
let browser: FakeBrowser;
let firstPage: ReturnType<FakeBrowser['page']>;
let first: FakeTrainings;

beforeEach(() => {
  store = new MemoryTrainings();
  browser = new FakeBrowser();
  firstPage = browser.page();
  first = new FakeTrainings(store, firstPage);
});

const openAnother = () => new FakeTrainings(store, browser.page());

it('a second page says that the first one trains, follows it, and starts no worker', async () => {
  const { id, worker } = await first.startOne();
  const second = openAnother();
  await second.when(({ phase, epoch }) => phase === 'elsewhere' && epoch === 1);
  second.list.resume(id);
  await second.when(({ phase }) => phase === 'elsewhere');
  worker.emit(epochEvent(2));
  expect(await second.when(({ epoch }) => epoch === 2)).toMatchObject({ phase: 'elsewhere' });
  worker.emit({ kind: 'done' });
  await second.when(({ phase }) => phase === 'done');
  expect(second.workers).toHaveLength(0);
  expect(first.list.snapshots()).toMatchObject([{ phase: 'done', epoch: 2 }]);
});

it('a second page can go on with it once the first one is gone', async () => {
  const { id } = await first.startOne();
  const second = openAnother();
  await second.when(({ phase }) => phase === 'elsewhere');
  firstPage.close();
  await second.when(({ phase }) => phase === 'stopped');
  second.list.resume(id);
  expect((await second.worker(0)).commands).toMatchObject([{ kind: 'train', checkpoints: [{ epoch: 1 }] }]);
});

it('a training that was stopped can be taken up by another page, and the first one then follows', async () => {
  const { id } = await first.startOne();
  const second = openAnother();
  await second.when(({ phase }) => phase === 'elsewhere');
  first.list.stop(id);
  await second.when(({ phase }) => phase === 'stopped');
  second.list.resume(id);
  await second.worker(0);
  await first.when(({ phase }) => phase === 'elsewhere');
  first.list.resume(id);
  await first.when(({ phase }) => phase === 'elsewhere');
  expect(first.workers).toHaveLength(1);
});

it('a page shows what another one starts, and forgets what another one removes', async () => {
  const second = openAnother();
  const { id } = await first.startOne();
  await second.when(({ phase }) => phase === 'elsewhere');
  first.list.remove(id);
  await eventually(() => expect(second.list.snapshots()).toEqual([]));
});

it('a page keeps what it owns while its workers are replaced', async () => {
  const { worker } = await first.startOne();
  const second = openAnother();
  worker.crash('no reason');
  await first.worker(1);
  await second.when(({ phase }) => phase === 'elsewhere');
});

/** Locks of which none is held, on a machine that takes a while to grant one. */
const SLOW_LOCKS = {
  query: async () => ({ held: [] }),
  request: (_: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', reject);
      setTimeout(() => resolve(hold()), 400);
    }),
};

afterEach(() => vi.unstubAllGlobals());

it('a lock that is free is waited for, however busy the machine is', async () => {
  vi.stubGlobal('navigator', { locks: SLOW_LOCKS });
  expect(await new LockedOwnership().claim('slow')).not.toBeNull();
});

it('a page that is denied locks is the one owner', async () => {
  const deny = async () => {
    throw new DOMException('Access to the Locks API is denied in this context.', 'SecurityError');
  };
  vi.stubGlobal('navigator', { locks: { query: deny, request: deny } });
  const ownership = new LockedOwnership();
  expect(await ownership.claim('denied')).not.toBeNull();
  expect(await ownership.isOwnedElsewhere('denied')).toBe(false);
  await ownership.untilFree('denied');
});
