import { beforeEach, expect, it } from 'vitest';
import { activity, type Notice, notices, notify, saying } from './notices';

const texts = () => notices.getState().map(({ text }) => text);
const action = { label: 'Try again', perform: () => {} };

beforeEach(() => notices.setState([], true));

it('keeps the latest notice of an id', () => {
  for (const text of ['one', 'two']) notify({ id: 'a', text });
  notify({ id: 'b', text: 'three' });
  expect(texts()).toEqual(['two', 'three']);
});

it('says a sentence once, with what can be done about it, whoever says it first', () => {
  const plain: Notice = { id: 'view', text: 'The server is gone.' };
  const helpful: Notice = { id: 'engine', text: 'The server is gone.', action };
  for (const order of [
    [plain, helpful],
    [helpful, plain],
  ]) {
    notices.setState([], true);
    order.forEach(notify);
    expect(notices.getState()).toEqual([helpful]);
  }
});

it('says what is done until it is done or fails, and not what was done before', async () => {
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => ends.push(resolve));
  const first = saying('Reading a', wait);
  expect(activity.getState().text).toBe('Reading a');
  const second = saying('Reading b', wait);
  ends[0]?.();
  await first;
  expect(activity.getState().text).toBe('Reading b');
  ends[1]?.();
  await second;
  expect(activity.getState().text).toBeNull();
  await expect(saying('Reading c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(activity.getState().text).toBeNull();
});
