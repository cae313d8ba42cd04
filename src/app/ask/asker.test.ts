import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Asker } from './asker';
import { type Asking, type Computing, Kept } from './asking';

/** A computation that the test ends itself. */
interface Call extends Computing<string> {
  readonly question: string;
  readonly resolve: (answer: string) => void;
  readonly reject: (reason: unknown) => void;
}

let calls: Call[];

function asking(more: Partial<Asking<string, string>> = {}): Asking<string, string> {
  return {
    keyOf: (question) => question,
    what: (question) => `Computing ${question}`,
    compute: (question, computing) =>
      new Promise((resolve, reject) => calls.push({ question, resolve, reject, ...computing })),
    ...more,
  };
}

/** The newest call. */
const last = (): Call => calls.at(-1) as Call;
const asked = () => calls.map(({ question }) => question);
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  calls = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('keeps an answer with its own question until there is a newer one', async () => {
  const asker = new Asker(asking());
  asker.ask('a');
  last().resolve('A');
  await settle();
  expect(asker.state().latest).toMatchObject({ question: 'a', value: 'A', isWhole: true });
  asker.ask('b');
  expect(asker.state().latest).toMatchObject({ question: 'a', value: 'A' });
  last().resolve('B');
  await settle();
  expect(asker.state().latest).toMatchObject({ question: 'b', value: 'B' });
});

it('finishes what was begun, and of those that came meanwhile asks the newest only', async () => {
  const asker = new Asker(asking());
  for (const question of ['a', 'b', 'c']) asker.ask(question);
  expect(asked()).toEqual(['a']);
  last().resolve('A');
  await settle();
  expect(asker.state().latest).toMatchObject({ question: 'a' });
  expect(asked()).toEqual(['a', 'c']);
});

it('ends what nobody wants any more once it has taken long', async () => {
  const asker = new Asker(asking());
  asker.ask('a');
  await vi.advanceTimersByTimeAsync(600);
  asker.ask('b');
  expect(last().signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(asked()).toEqual(['a', 'b']);
});

it('shows no answer that comes late, but keeps it', async () => {
  const kept = new Kept<string>(2);
  const asker = new Asker(asking({ kept }));
  asker.ask('a');
  asker.ask('b');
  await vi.advanceTimersByTimeAsync(1100);
  calls[1]?.resolve('B');
  await settle();
  calls[0]?.resolve('A');
  await settle();
  expect(asker.state().latest).toMatchObject({ question: 'b', value: 'B' });
  asker.ask('a');
  expect(asker.state().latest).toMatchObject({ question: 'a', value: 'A' });
  expect(asked()).toEqual(['a', 'b']);
});

it('cancels one of two that run side by side while the other goes on', async () => {
  const [first, second] = [new Asker(asking()), new Asker(asking())];
  first.ask('a');
  second.ask('b');
  first.cancel();
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  expect(first.state()).toMatchObject({ cancelled: 'a', latest: null, running: null });
  calls[0]?.reject(new Error('aborted'));
  calls[1]?.resolve('B');
  await settle();
  expect(first.state().error).toBeNull();
  expect(second.state().latest).toMatchObject({ value: 'B' });
  first.start();
  last().resolve('A');
  await settle();
  expect(first.state()).toMatchObject({ cancelled: null, latest: { value: 'A' } });
});

it('ends with whoever asks, and reports to nobody afterwards', async () => {
  const asker = new Asker(asking());
  const heard = vi.fn();
  const stop = asker.subscribe(heard);
  asker.ask('a');
  asker.ask(null);
  stop();
  heard.mockClear();
  expect(last().signal.aborted).toBe(true);
  last().resolve('A');
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).not.toHaveBeenCalled();
  expect(asker.state().latest).toBeNull();
});

it('says why a question has no answer, asks it no second time by itself, and again when asked to', async () => {
  const asker = new Asker(asking());
  asker.ask('a');
  last().reject(new Error('It crashed.'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(asker.state().error?.error.message).toBe('It crashed.');
  expect(asked()).toEqual(['a']);
  asker.start();
  expect(asker.state().error).toBeNull();
  last().resolve('A');
  await settle();
  expect(asker.state().latest).toMatchObject({ value: 'A' });
});

it('forgets the failure of a question that is no longer asked, and goes on to the one that is', async () => {
  const asker = new Asker(asking());
  asker.ask('a');
  asker.ask('b');
  last().reject(new Error('It crashed.'));
  await settle();
  expect(asker.state().error).toBeNull();
  expect(asked()).toEqual(['a', 'b']);
});

it('shows parts early, and takes a cancelled question up where only parts of it are there', async () => {
  const kept = new Kept<string>(2);
  const asker = new Asker(asking({ kept }));
  asker.ask('a');
  last().show('half of A');
  expect(asker.state().latest).toMatchObject({ value: 'half of A', isWhole: false });
  asker.cancel();
  last().show('more of A');
  expect(asker.state().latest).toMatchObject({ value: 'half of A' });
  expect(kept.get('a')).toBeUndefined();
  asker.start();
  expect(asked()).toEqual(['a', 'a']);
});

it('announces what takes long, with its progress', async () => {
  const asker = new Asker(asking());
  asker.ask('a');
  last().onProgress({ done: 1, total: 4 });
  expect(asker.state().running).toBeNull();
  await vi.advanceTimersByTimeAsync(350);
  expect(asker.state().running?.running).toMatchObject({ what: 'Computing a' });
  last().onProgress({ done: 2, total: 4 });
  expect(asker.state().running?.running.progress?.done).toBe(2);
  last().resolve('A');
  await settle();
  expect(asker.state().running).toBeNull();
});

it('computes on demand alone, announces that at once, and ends it with the question', async () => {
  const asker = new Asker(asking({ onDemand: true, kept: new Kept(2) }));
  asker.ask('a');
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked()).toEqual([]);
  asker.start();
  asker.start();
  expect(asked()).toEqual(['a']);
  expect(asker.state().running).not.toBeNull();
  asker.ask('b');
  expect(last().signal.aborted).toBe(true);
  expect(asker.state().running).toBeNull();
  asker.start();
  last().resolve('B');
  await settle();
  asker.start();
  expect(asked()).toEqual(['a', 'b']);
});

it('lets what takes long wait until it is started, shows meanwhile what is known, and goes on at once to another', async () => {
  const asker = new Asker(asking());
  const long = { what: 'The long way', seconds: 5000 };
  const wentOn: string[] = [];
  const wait = () => {
    const { question, started } = last();
    void started(long).then(() => wentOn.push(question));
  };
  asker.ask('a');
  last().show('quickly A');
  wait();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asker.state()).toMatchObject({ running: null, waiting: { key: 'a', waiting: long } });
  expect(asker.state().latest?.value).toBe('quickly A');
  asker.ask('b');
  expect(asked()).toEqual(['a', 'b']);
  expect(asker.state().waiting).toBeNull();
  wait();
  asker.start();
  await vi.advanceTimersByTimeAsync(400);
  expect(wentOn).toEqual(['b']);
  expect(asker.state()).toMatchObject({ waiting: null, running: { key: 'b' } });
  last().resolve('B');
  await settle();
  expect(asker.state().latest).toMatchObject({ value: 'B', isWhole: true });
  asker.ask('c');
  wait();
  asker.cancel();
  expect(asker.state()).toMatchObject({ waiting: null, cancelled: 'c' });
});

it('does not ask what is only passed on the way to another', async () => {
  const asker = new Asker(asking({ pause: 120 }));
  asker.ask('a');
  await vi.advanceTimersByTimeAsync(100);
  asker.ask('b');
  await vi.advanceTimersByTimeAsync(130);
  expect(asked()).toEqual(['b']);
});

it('gives up the answer that was used longest ago', () => {
  const kept = new Kept<string>(2);
  kept.set('a', 'A');
  kept.set('b', 'B');
  kept.set('a', 'A');
  kept.set('c', 'C');
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C']);
});

it('asks anew what an answer left open, and nothing that is decided', async () => {
  const asker = new Asker(asking({ onDemand: true, kept: new Kept(2), isOpen: (answer) => answer === 'open' }));
  for (const answer of ['open', 'A']) {
    for (const question of ['b', 'a']) asker.ask(question);
    asker.start();
    last().resolve(answer);
    await settle();
  }
  asker.start();
  expect(asked()).toEqual(['a', 'a']);
});
