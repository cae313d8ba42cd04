import { expect, it } from 'vitest';
import { epochReport, trainingSnapshot } from '../../../testing/standIns/trainingSnapshots';
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
  expect(say([trainingSnapshot()])).toMatch(/first epoch/);
  expect(say([igrp, trainingSnapshot()])).toMatch(/first epoch/);
});

it('does not wait for what failed', () => {
  expect(say([trainingSnapshot({ phase: 'failed' })])).toMatch(/ended before/);
});

it('describes one training', () => {
  expect(say([igrp])).toBe(
    'After epoch 3 the network classifies 82.0 % of the held-out images correctly. Estimated verified accuracy at 0.1: 95.0 % between groups; at the adaptive radius 75.0 %.',
  );
});

it('compares two after the last epoch that both have done', () => {
  expect(say([plain, igrp])).toBe(
    'After epoch 2 IGRP classifies 81.2 % correctly, CROWN-IBP 76.0 %. Estimated verified accuracy at 0.1 between groups: 94 % for both; at the adaptive radius 74.0 % against 70.0 %. One run each: other seeds may give other numbers.',
  );
  expect(say([plain, igrp])).not.toMatch(/\b(more|fewer|gains|loses)\b/);
});

it('speaks of an earlier epoch', () => {
  expect(say([plain, igrp], 1)).toContain(
    'After epoch 1 both classify 70.0 % correctly. Estimated verified accuracy at 0.1 between groups: IGRP 94.0 %, CROWN-IBP 91.0 %; at the adaptive radius 55.0 % against 50.0 %.',
  );
});

it('compares clean accuracy alone where groups or radii differ', () => {
  const wider = trainingSnapshot({ ...igrp, request: { epsilonOuter: 0.2 } });
  expect(say([plain, wider])).toContain(
    'After epoch 2 IGRP classifies 81.2 % correctly, CROWN-IBP 76.0 %. Their groups or radii differ, so nothing else can be compared.',
  );
});

it('says plainly that no bounds pass yet', () => {
  const bare = [plain, igrp].map(({ request }) =>
    trainingSnapshot({ request, reports: [epochReport(1, { clean: 0.697, interGroup: 0, adaptive: 0 })] }),
  );
  expect(say(bare)).toMatch(/^After epoch 1 both classify 69.7 % correctly; .*neither/);
});

it('calls two of one method by their names', () => {
  expect(say([trainingSnapshot({ ...igrp, request: { name: 'First' }, reports: plain.reports }), igrp])).toContain(
    'IGRP trained here classifies',
  );
});

it('waits for the whole of a tree', () => {
  const tree = trainingSnapshot({
    request: { method: 'ndt' },
    epochs: 4,
    reports: [epochReport(1, { clean: 0.99 }), epochReport(2, { clean: 0.99 }), epochReport(2, { clean: 0.8 })],
  });
  expect(say([tree])).toContain('at the end');
  expect(say([trainingSnapshot({ ...tree, request: { method: 'ndt' }, phase: 'done' })])).toContain('80.0 %');
});

function say(runs: Parameters<typeof findingOf>[0], at: number | null = null): string {
  const text = (part: FindingPart) => (typeof part === 'string' ? part : part.strong);
  return findingOf(runs, at, String).map(text).join('').replaceAll('\u00a0', ' ');
}
