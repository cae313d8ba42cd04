import { expect, it } from 'vitest';
import { epochReport, trainingSnapshot } from '../../testing/trainingSnapshots';
import { type FindingPart, findingOf } from './finding';

const plain = trainingSnapshot({
  request: { method: 'crown-ibp', name: 'CROWN-IBP trained here' },
  reports: [
    epochReport(1, { clean: 0.7, interGroup: 0.91, adaptive: 0.5 }),
    epochReport(2, { clean: 0.76, interGroup: 0.941, adaptive: 0.7 }),
  ],
});
const igrp = trainingSnapshot({
  reports: [
    epochReport(1, { clean: 0.7, interGroup: 0.94, adaptive: 0.55 }),
    epochReport(2, { clean: 0.812, interGroup: 0.944, adaptive: 0.74 }),
    epochReport(3, { clean: 0.82, interGroup: 0.95, adaptive: 0.75 }),
  ],
});

it('waits for the first epoch', () => {
  expect(say([trainingSnapshot()])).toBe('The first figures stand here after the first epoch.');
  expect(say([igrp, trainingSnapshot()])).toBe('The first figures stand here after the first epoch.');
});

it('does not wait for what failed', () => {
  expect(say([trainingSnapshot({ phase: 'failed' })])).toBe(
    'Training ended before its first epoch did; below stands why.',
  );
});

it('tells of one training', () => {
  expect(say([igrp])).toBe(
    'After epoch 3 the network reads 82.0 % of the held-out images right. Within 0.1 it holds 95.0 % between groups; at the radius of every pair 75.0 %.',
  );
});

it('compares two after the last epoch that both have done', () => {
  expect(say([plain, igrp])).toBe(
    'After epoch 2 IGRP reads 81.2 % right, CROWN-IBP 76.0 %: 5.2 points more. Within 0.1 both hold 94 % between groups; at the radius of every pair 74.0 % against 70.0 %.',
  );
});

it('speaks of an earlier epoch, and of differences as they are', () => {
  expect(say([plain, igrp], 1)).toBe(
    'After epoch 1 IGRP reads 70.0 % right, CROWN-IBP 70.0 %: as many. Within 0.1 IGRP holds 94.0 % between groups, CROWN-IBP 91.0 %; at the radius of every pair 55.0 % against 50.0 %.',
  );
  expect(say([igrp, plain])).toContain('5.2 points fewer');
});

it('compares no more than what they read right where groups or radii differ', () => {
  const wider = trainingSnapshot({ ...igrp, request: { epsilonOuter: 0.2 } });
  expect(say([plain, wider])).toBe(
    'After epoch 2 IGRP reads 81.2 % right, CROWN-IBP 76.0 %: 5.2 points more. Their groups or radii differ, so that nothing else compares.',
  );
});

it('calls two of one method by their names', () => {
  expect(say([trainingSnapshot({ ...igrp, request: { name: 'First' } }), igrp])).toContain('IGRP trained here reads');
});

it('waits for the whole of a tree', () => {
  const tree = trainingSnapshot({
    request: { method: 'ndt' },
    epochs: 4,
    reports: [epochReport(1, { clean: 0.99 }), epochReport(2, { clean: 0.99 }), epochReport(2, { clean: 0.8 })],
  });
  expect(say([tree])).toContain('judged at the end');
  expect(say([trainingSnapshot({ ...tree, request: { method: 'ndt' }, phase: 'done' })])).toContain('80.0 %');
});

function say(runs: Parameters<typeof findingOf>[0], at: number | null = null): string {
  const text = (part: FindingPart) => (typeof part === 'string' ? part : part.strong);
  return findingOf(runs, at, String).map(text).join('').replaceAll('\u00a0', ' ');
}
