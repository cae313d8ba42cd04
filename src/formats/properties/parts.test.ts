import { expect, it } from 'vitest';
import { parseProperty } from './parseProperty';
import { partsOf } from './parts';
import { writeVnnlib1 } from './writeProperty';

const DECLARED = '(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)';
const BOX = '(assert (and (<= X_0 1) (>= X_0 -1) (<= X_1 0.1) (>= X_1 0.1)))';

it('halves boxes along their widest side, at exact decimals, with the middle in both', () => {
  const { property } = parseProperty(`${DECLARED}${BOX}(assert (<= Y_0 0.8))`);
  const sides = partsOf(property, 4).map((part) => writeVnnlib1(part).match(/X_0 (-?[\d.]+)/g));
  expect(sides.map((side) => side?.join(' ')).toSorted()).toEqual([
    'X_0 -0.5 X_0 -1',
    'X_0 0 X_0 -0.5',
    'X_0 0.5 X_0 0',
    'X_0 1 X_0 0.5',
  ]);
});

it('keeps disjuncts of one box together, and deals out those of boxes of their own', () => {
  const either = '(assert (or (<= Y_0 0) (>= Y_0 5) (and (<= Y_0 3) (>= Y_0 2))))';
  const parts = partsOf(parseProperty(`${DECLARED}${BOX}${either}`).property, 2);
  expect(parts.map(({ disjuncts }) => disjuncts.length)).toEqual([3, 3]);
  for (const { disjuncts } of parts) expect(new Set(disjuncts.map(({ box }) => box)).size).toBe(1);
  const ownBox = (low: number) => `(and (>= X_0 ${low}) (<= X_0 ${low + 1}) (>= X_1 0) (<= X_1 1) (<= Y_0 ${low}))`;
  const apart = `${DECLARED}(assert (or ${[1, 2, 3].map(ownBox).join(' ')}))`;
  const dealt = partsOf(parseProperty(apart).property, 2);
  expect(dealt.map(({ disjuncts }) => disjuncts.length)).toEqual([2, 1]);
  expect(dealt.flatMap(({ disjuncts }) => disjuncts)).toHaveLength(3);
});

it('leaves alone what has no part', () => {
  const { property } = parseProperty(`${DECLARED}${BOX}(assert (< 0 0))`);
  expect(partsOf(property, 3)).toEqual([property]);
  const point = parseProperty(`${DECLARED}${BOX.replace('-1', '1')}(assert (<= Y_0 0))`).property;
  expect(partsOf(point, 3)).toEqual([point]);
});
