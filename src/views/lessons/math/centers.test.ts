import { expect, it } from 'vitest';
import { groups } from '../lessons/groups';
import { similar } from '../lessons/similar';
import { classesAt, radiusAgainst } from './centers';

it('knows how large a radius may be, and calls none possible that is larger', () => {
  const [cat, dog, car] = classesAt({ gap: 1 });
  expect(radiusAgainst(cat, dog)).toBeCloseTo(1.16 / 2.8, 12);
  // 1.6769…, which to the nearest would be 1.68.
  expect(radiusAgainst(cat, car)).toBeCloseTo(17.44 / 10.4, 12);
  const truths = groups.steps.flatMap(({ prediction }) => prediction?.truth({ gap: 1 }, undefined) ?? []);
  expect(truths).toEqual([1.67]);
  expect(similar.teacher.questions[1]?.answer({ gap: 1 })).toBe('0.414 and 1.67, rounded down.');
});
