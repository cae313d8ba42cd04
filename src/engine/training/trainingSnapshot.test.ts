import { expect, it } from 'vitest';
import { epochEvent, progressEvent, SHORT_TRAINING, STARTED } from '../../testing/standIns/fakeTrainings';
import { afterEvent, atLastEpoch, firstSnapshot } from './trainingSnapshot';

const tree = firstSnapshot('1', { ...SHORT_TRAINING, method: 'ndt' });
const within = { ...progressEvent(2), part: 'within bags' };
const half = [STARTED, epochEvent(1), within].reduce(afterEvent, tree);

it('says which decision of a tree is in work, until none is', () => {
  expect(half).toMatchObject({ phase: 'running', part: 'within bags', secondsLeft: 9 });
  const done = afterEvent(half, { kind: 'done' });
  expect(done.phase).toBe('done');
  expect(done).not.toHaveProperty('part');
  expect(done).not.toHaveProperty('secondsLeft');
});

it('goes back to the last epoch with all that belongs to it', () => {
  const earlier = { ...half, losses: [{ at: 0.5, loss: 2 }, { at: 1, loss: 1 }, ...half.losses] };
  const { step, ramp, losses, reports, watched } = atLastEpoch(earlier);
  expect({ step, ramp, at: losses.map(({ at }) => at) }).toEqual({ step: 0, ramp: half.ramps[0], at: [0.5, 1] });
  expect([reports.length, watched?.verdicts.length]).toEqual([1, 1]);
});

it('leaves the snapshot before as it was', () => {
  const copy = structuredClone(half);
  afterEvent(half, epochEvent(2));
  expect(half).toEqual(copy);
});
