import { describe, expect, it } from 'vitest';
import { FakeWorkers } from '../../testing/standIns/fakeWorkers';
import { WorkerClient } from './client';
import { MistakenAnswerError, saidOf } from './subject';

const SUMMARY = { id: 'digest of a', name: 'a' };
const OF = {
  model: SUMMARY,
  images: { dataset: 'fashion-mnist', indices: [3] },
  numbers: null,
  epsilon: 0.1,
  clip: [0, 1],
  method: 'crown',
  rounding: 'real',
};
const ASKED = {
  model: 'a',
  input: { dataset: 'fashion-mnist', index: 3 },
  epsilon: 0.1,
  method: 'crown',
  rounding: 'real',
} as const;

/** A client whose engine gives an answer of `of`, whatever it is asked. */
async function clientOf(of: object | undefined): Promise<WorkerClient> {
  const workers = new FakeWorkers();
  const answer = async () => ({ of });
  workers.use({
    start: async () => ({ backend: 'wasm', device: 'test' }),
    load: async () => SUMMARY,
    bounds: answer,
    attack: answer,
    radius: answer,
    linearBounds: answer,
    classDistances: answer,
    radiusTable: answer,
    verify: answer,
  });
  const client = new WorkerClient(workers.start);
  await client.load('a');
  return client;
}

describe('an engine that lies', () => {
  it.each([
    ['another network', { ...OF, model: { id: 'digest of b', name: 'b' } }],
    ['another image', { ...OF, images: { dataset: 'fashion-mnist', indices: [4] } }],
    ['another data set', { ...OF, images: { dataset: 'cifar10-sample', indices: [3] } }],
    ['numbers of one’s own', { ...OF, images: null }],
    ['another radius', { ...OF, epsilon: 0.2 }],
    ['another method', { ...OF, method: 'ibp' }],
    ['another rounding', { ...OF, rounding: 'none' }],
  ])('is not believed where it answers about %s', async (_, of) => {
    const client = await clientOf(of);
    await expect(client.bounds(ASKED)).rejects.toBeInstanceOf(MistakenAnswerError);
    const { rounding: _rounding, ...less } = ASKED;
    if (!_.includes('rounding')) await expect(client.radius(less as never)).rejects.toThrow(/not of what was asked/);
  });

  it('is believed where it answers what was asked, with defaults filled in', async () => {
    const client = await clientOf(OF);
    expect(await client.bounds(ASKED)).toEqual({ of: OF });
    expect(await client.attack({ model: 'a', input: ASKED.input, epsilon: 0.1 })).toEqual({ of: OF });
  });

  it('is not believed where it does not say what it is of', async () => {
    const client = await clientOf(undefined);
    await expect(client.bounds(ASKED)).rejects.toThrow(/not of what was asked/);
    await expect(client.classDistances({ model: 'a' })).rejects.toThrow(/not of what was asked/);
  });

  it.each([
    ['other numbers', { input: [0.5, 0.25] }],
    ['numbers of another shape', { input: [[0.5], [0.75]] }],
    ['images', { input: ASKED.input }],
    ['other scales', { scales: [1, 2] }],
    ['another effort', { steps: 7 }],
  ])('is not believed where it was given %s', async (_, more) => {
    const own = { model: 'a', input: [0.5, 0.75], epsilon: 0.1, scales: [1, 1], steps: 5 };
    const client = await clientOf({ ...saidOf({ ...own, ...more }), model: SUMMARY });
    await expect(client.attack(own)).rejects.toBeInstanceOf(MistakenAnswerError);
    expect(await client.attack({ ...own, ...more })).toBeDefined();
  });

  it('is not believed about tables, linear functions, distances and properties of something else', async () => {
    const table = { model: 'a', dataset: 'fashion-mnist', count: 3 } as const;
    const client = await clientOf({ ...saidOf({ ...table, source: 'weights', property: 'p' }), model: SUMMARY });
    expect(await client.radiusTable(table)).toBeDefined();
    await expect(client.radiusTable({ ...table, count: 4 })).rejects.toThrow(/another count/);
    await expect(client.linearBounds({ ...ASKED, target: { against: 1 } })).rejects.toThrow(/another .*target/);
    await expect(client.classDistances({ model: 'a', source: 'features' })).rejects.toThrow(/another source/);
    expect(await client.verify({ model: 'a', property: 'p' })).toBeDefined();
    await expect(client.verify({ model: 'a', property: 'q' })).rejects.toThrow(/another property/);
  });
});
