import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { affine, type Box, range, type SmallNetwork } from '../smallNetwork';
import type { Part } from './inParts';
import { atOnce, type Job } from './jobs';
import type { WorkQuestion } from './worker';

const box: Box = [range('-1', '1'), range('-1', '1')];
const small: SmallNetwork = { hidden: [affine('1 0 0', '0 1 0', '1 1 0.1')], output: affine('1 1 1 0', '0 1 0 1') };
const wide = (rows: number, columns: number, shift: number) =>
  affine(
    ...Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns + 1 }, (__, at) => String((((row * 7 + at * 5 + shift) % 19) - 9) / 10)).join(' '),
    ),
  );
/** Of more cells than are gone through within one part of the clock below. */
const large: SmallNetwork = {
  hidden: [wide(8, 2, 3), wide(8, 8, 1), wide(8, 8, 4), wide(8, 8, 8)],
  output: wide(2, 8, 2),
};

const reach = (network: SmallNetwork): Job => ({
  kind: 'reach',
  network,
  box,
  axes: { layer: network.hidden.length, after: false, across: 0, up: 1 },
});

let posted: (Part & { readonly id: number })[] = [];
let page: EventTarget;
const send = (question: WorkQuestion) => page.dispatchEvent(new MessageEvent('message', { data: question }));
const isDone = (id: number) => posted.some((part) => part.id === id && part.done);

/** What a look at the clock takes, so that a part ends after as many cells on every machine. */
const MILLISECONDS_A_LOOK = 2;

beforeEach(async () => {
  posted = [];
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += MILLISECONDS_A_LOOK;
    return now;
  });
  page = new EventTarget();
  vi.stubGlobal('self', page);
  vi.stubGlobal('postMessage', (part: Part & { readonly id: number }) => posted.push(part));
  // However fast the machine is: each look at the clock ends a part.
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 1_000));
  vi.resetModules();
  await import('./worker');
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('goes on with the newest question of a kind, and ends the one before', async () => {
  send({ id: 1, job: reach(large) });
  send({ id: 2, job: reach(small) });
  await vi.waitFor(() => expect(isDone(2)).toBe(true));
  expect(posted.findLast(({ id }) => id === 2)?.result).toEqual(atOnce<'reach'>(reach(small) as never));
  // Its turn comes once more, in which it learns that it is not wanted.
  const count = posted.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(posted.slice(count)).toEqual([]);
  expect(isDone(1)).toBe(false);
});

it('works on questions of different kinds side by side: each is answered, under its own number', async () => {
  send({ id: 1, job: reach(small) });
  send({ id: 2, job: { kind: 'ladder', network: small, box } });
  send({ id: 3, job: { kind: 'split', network: small, box } });
  send({
    id: 4,
    job: { kind: 'ladder', network: { ...small, output: affine('1 1 1 0', '0 1 0 1', '1 0 0 2'), rival: 2 }, box },
  });
  await vi.waitFor(() => expect([1, 2, 3, 4].map(isDone)).toEqual([true, true, true, true]));
  expect(posted.findLast(({ id }) => id === 1)?.result).toHaveProperty('polygons');
  expect(posted.findLast(({ id }) => id === 2)?.result).toHaveProperty('crown');
  expect(posted.findLast(({ id }) => id === 3)?.result).toHaveProperty('boxes');
});
