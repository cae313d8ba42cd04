import { expect, it } from 'vitest';
import { epochReport, trainingSnapshot } from '../../../testing/standIns/trainingSnapshots';
import { paceWords, phaseWords } from '../words';
import { isActive, isExportable, isResumable } from './phases';

const reports = [epochReport(1, { clean: 0.5 }), epochReport(2, { clean: 0.6 })];

it('says where a training stands', () => {
  const say = (part: Parameters<typeof trainingSnapshot>[0]) => phaseWords(trainingSnapshot({ reports, ...part }));
  expect(say({ phase: 'waiting' })).toBe('Starting');
  expect(say({})).toBe('Epoch 3 of 4');
  expect(say({ part: 'within A' })).toBe('Epoch 3 of 4 (within A)');
  expect(say({ phase: 'paused', step: 12 })).toBe('Paused in epoch 3 of 4, after batch 12 of 100');
  expect(say({ phase: 'stopped' })).toBe('Stopped after epoch 2 of 4');
  expect(say({ phase: 'stopped', reports: [] })).toBe('Stopped in the first epoch');
  expect(say({ phase: 'failed' })).toBe('Failed in epoch 3');
  expect(say({ phase: 'done', bestEpoch: 2 })).toBe('Done; best after epoch 2');
  expect(say({ phase: 'done' })).toBe('Done');
  expect(say({ phase: 'done', request: { method: 'ndt' } })).toBe('Done; the tree is complete');
});

it('says how fast it goes, and how long still only while it runs', () => {
  const known = { millisecondsPerStep: 46.3, secondsLeft: 17 };
  expect(paceWords(trainingSnapshot(known))).toBe('46 ms a batch · 20 s left');
  expect(paceWords(trainingSnapshot({ ...known, phase: 'paused' }))).toBe('46 ms a batch');
  expect(paceWords(trainingSnapshot())).toBe('');
});

it('knows what can be paused and what can go on', () => {
  expect(['waiting', 'running'].map((phase) => isActive(trainingSnapshot({ phase: phase as 'running' })))).toEqual([
    true,
    true,
  ]);
  const resumable = (['paused', 'stopped', 'failed', 'done', 'running'] as const).map((phase) =>
    isResumable(trainingSnapshot({ phase })),
  );
  expect(resumable).toEqual([true, true, true, false, false]);
});

it('knows when there is a network, and when a tree is whole', () => {
  expect(isExportable(trainingSnapshot())).toBe(false);
  expect(isExportable(trainingSnapshot({ reports }))).toBe(true);
  const tree = { request: { method: 'ndt', epochs: 2 }, epochs: 4 } as const;
  expect(isExportable(trainingSnapshot({ ...tree, reports }))).toBe(false);
  expect(isExportable(trainingSnapshot({ ...tree, reports: [...reports, epochReport(3, { clean: 0.5 })] }))).toBe(true);
});
