import { expect, it } from 'vitest';
import { describeNumbers, type NumbersFacts } from './numbersFinding';

const logit = { output: 1, classes: [1], lower: 0.625, upper: 0.875, itself: 0.75 };
const facts: NumbersFacts = {
  verdict: 'unknown',
  method: 'CROWN',
  className: 'left',
  nameOf: (label) => ['left', 'right', 'up'][label] ?? '',
  margins: [
    { label: 1, proved: -0.5, itself: 1, verdict: 'unknown' },
    { label: 2, proved: 0.25, itself: 2, verdict: 'verified' },
  ],
  reached: null,
};
const score = (threshold: number) => ({ ...facts, score: { logit, threshold } });

it('says of a score on which side of the threshold it stays', () => {
  expect(describeNumbers({ ...score(0.5), verdict: 'verified' })).toMatch(/above 0\.5: it is at least 0\.62/);
  expect(describeNumbers({ ...score(1), verdict: 'verified' })).toMatch(/at most 1: it is at most 0\.87/);
  expect(describeNumbers(score(0.65))).toMatch(/0\.75.* at the inputs, above 0\.65\. CROWN cannot exclude/);
  expect(describeNumbers({ ...score(0.65), verdict: 'falsified', reached: 'at most 0.65' })).toMatch(/not above 0\.65/);
});

it('says of classes which are excluded, and which cannot be', () => {
  expect(describeNumbers(facts)).toMatch(/cannot exclude right \(≥ −0\.50?\) within the box/);
  expect(describeNumbers({ ...facts, reached: 'right', verdict: 'falsified' })).toMatch(
    /classified as right, not as left/,
  );
  const verified = facts.margins.map((margin) => ({ ...margin, proved: 0.25, verdict: 'verified' as const }));
  expect(describeNumbers({ ...facts, margins: verified, verdict: 'verified' })).toMatch(
    /classified as left.*at least 0\.25/,
  );
});
