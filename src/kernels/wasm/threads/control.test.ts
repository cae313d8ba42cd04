import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTROL_LENGTH, MOST_PARTS, shareJob } from './control';

const JOBS = 3000;
const WIDTH = 40;

const shared = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
const control = shared(CONTROL_LENGTH);
const counts = shared(JOBS * WIDTH);
const helpers: Worker[] = [];

const HELPER = new URL('../../../testing/standIns/jobHelper.ts', import.meta.url).href;
const START = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(HELPER)})))`;

beforeAll(async () => {
  for (let helper = 0; helper < 2; helper++) {
    helpers.push(new Worker(START, { eval: true, workerData: { control, counts } }));
  }
  await Promise.all(helpers.map((helper) => new Promise((resolve) => helper.once('message', resolve))));
});

afterAll(() => Promise.all(helpers.map((helper) => helper.terminate())));

it('has every part of every job done once, and no job ends before its last part', () => {
  let own = 0;
  let all = 0;
  for (let job = 0; job < JOBS; job++) {
    const parts = 1 + ((job * 7) % WIDTH);
    const address = job * WIDTH;
    shareJob(control, address, parts, (at, part) => {
      Atomics.add(counts, at + part, 1);
      own++;
    });
    all += parts;
    const done = counts.subarray(address, address + WIDTH);
    expect([...done]).toEqual(Array.from({ length: WIDTH }, (_, part) => (part < parts ? 1 : 0)));
  }
  expect(own, 'the others have done some').toBeLessThan(all);
});

it('does as many parts as a ticket can tell apart', () => {
  const many = new Set<number>();
  shareJob(shared(CONTROL_LENGTH), 0, MOST_PARTS, (_, part) => many.add(part));
  expect(many.size).toBe(MOST_PARTS);
});
