import { expect, it } from 'vitest';
import { LatestOnly } from './latestOnly';

function setUp() {
  const started: number[] = [];
  const finish: ((fail?: boolean) => void)[] = [];
  const log: string[] = [];
  const latest = new LatestOnly<number, number>(
    (request) => {
      started.push(request);
      return new Promise((resolve, reject) => {
        finish.push((fail) => (fail ? reject(new Error('no')) : resolve(request * 10)));
      });
    },
    (request, outcome, isLatest) => log.push(`${request} ${outcome.status} ${isLatest}`),
  );
  return { latest, started, finish, log };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

it('skips what is no longer wanted', async () => {
  const { latest, started, finish, log } = setUp();
  for (const request of [1, 2, 3, 4]) latest.request(request);
  finish[0]?.();
  await tick();
  finish[1]?.();
  await tick();
  expect(started).toEqual([1, 4]);
  expect(log).toEqual(['1 fulfilled false', '4 fulfilled true']);
  expect(latest.busy).toBe(false);
});

it('goes on after a failure', async () => {
  const { latest, started, finish, log } = setUp();
  latest.request(1);
  latest.request(2);
  finish[0]?.(true);
  await tick();
  finish[1]?.();
  await tick();
  expect(started).toEqual([1, 2]);
  expect(log).toEqual(['1 rejected false', '2 fulfilled true']);
});

it('drops the waiting job when told to', async () => {
  const { latest, started, finish, log } = setUp();
  latest.request(1);
  latest.request(2);
  latest.clear();
  finish[0]?.();
  await tick();
  expect(started).toEqual([1]);
  expect(log).toEqual(['1 fulfilled true']);
});
