import { expect, it } from 'vitest';
import type { DecideResult, TreeReport } from '../../../engine/api/types';
import { withState } from '../ask/treeHistory';
import { decisionJson, treeCsv } from './decisionFiles';

const tree = (verified: number): TreeReport => ({
  worst: -0.5,
  verified,
  undecided: 1,
  open: 2,
  share: 0.25,
  milliseconds: 1500,
  levels: [
    { verified, unknown: 0 },
    { verified: 0, unknown: 3 },
  ],
  gains: [],
  boxes: [{ alternative: 0, lower: [0, 0], upper: [1, 1], verdict: 'unknown' }],
});

it('says a tree line by line, and a decision with what it proves', () => {
  expect(
    treeCsv([tree(7)])
      .trim()
      .split('\n')[1],
  ).toBe('1.5,7,3,0.25,-0.5');
  const result = {
    rounding: 'real',
    verdict: 'verified',
    tree: { ...tree(1), worst: Number.POSITIVE_INFINITY },
  } as unknown as DecideResult;
  const json = JSON.parse(decisionJson(result, 'net', { input: [0.5] }));
  expect(json).toMatchObject({
    network: 'net',
    input: [0.5],
    verdict: 'verified',
    certifies: expect.stringContaining('proved'),
  });
  expect(json.tree.worst).toBe(Number.POSITIVE_INFINITY);
});

it('keeps boxes and levels of the last state alone, and forgets every second state of many', () => {
  let history: readonly TreeReport[] = [];
  for (let at = 0; at < 1000; at++) history = withState(history, tree(at));
  expect(history.length).toBeLessThanOrEqual(401);
  expect(history.filter(({ boxes }) => boxes)).toEqual([tree(999)]);
  expect(history.filter(({ levels }) => levels.length > 0)).toEqual([tree(999)]);
});
