import { describe, expect, it } from 'vitest';
import { listDecisions } from '../../../network/classes/decisionTree';
import { CHIP, decisionLayout, ROW, TEXT } from './decisionLayout';
import { readDecisions } from './decisionReading';

/** {0, 1}, 2, {3, 4}; of an image of class 2 that is read as 0. */
const READINGS = readDecisions(
  listDecisions([[0, 1], 2, [3, 4]]),
  { label: [2], logits: Float32Array.of(2, 1, 0, 5, 4, 0, 1) },
  [0, 1, 3, 4].map((label) => ({
    label,
    proved: label < 2 ? -1 : 1,
    itself: 1,
    verdict: label < 2 ? 'falsified' : 'verified',
  })),
);

describe('decisionLayout', () => {
  const layout = decisionLayout(READINGS, TEXT + 400);

  it('has a row for every class in reach, and one for what is closed', () => {
    expect(layout.branches.map(({ branch, y }) => [branch.classes.join(), y / ROW])).toEqual([
      ['0', 0.5],
      ['1', 1.5],
      ['2', 2.5],
      ['3,4', 3.5],
    ]);
    expect(layout).toMatchObject({ width: TEXT + 400, height: 4 * ROW, names: 400 });
  });

  it('puts decisions in the middle of their branches, one column after the other', () => {
    expect(layout.decisions.map(({ decision, x, y, entered }) => [decision, x, y / ROW, entered?.verdict])).toEqual([
      [0, 0, 2.25, undefined],
      [1, 200, 1, 'falsified'],
      [2, 200, 3.5, undefined],
    ]);
  });

  it('draws the way of the image last, from the root to a class', () => {
    const taken = layout.lines.filter((line) => line.taken);
    expect(layout.lines.slice(-2)).toEqual(taken);
    expect(taken.map(({ path }) => path)).toContain(`M${CHIP},${2.25 * ROW}h12V${ROW}H200`);
    expect(taken.map(({ path }) => path)).toContain(`M${200 + CHIP},${ROW}h12V${0.5 * ROW}H392`);
    expect(layout.lines).toHaveLength(5);
  });

  it('grows beyond a narrow screen rather than let chips overlap', () => {
    const narrow = decisionLayout(READINGS, 200);
    expect(narrow.decisions[1]?.x).toBeGreaterThan(CHIP);
    expect(narrow.width).toBeGreaterThan(200);
  });
});
