import { expect, it } from 'vitest';
import { countVerdicts, historyWords, planWords } from './words';

it('counts verdicts of watched images, and calls none of them verified', () => {
  expect(countVerdicts(['verified', 'unknown', 'unknown', 'falsified'])).toMatch(/^1 of 4 pass .*2 do not.*1 misclass/);
  expect(countVerdicts(['verified'])).not.toContain('verified');
  expect(countVerdicts(undefined)).toMatch(/held-out/i);
});

it('says since when an image stands as it does', () => {
  expect(historyWords('Shirt', ['falsified', 'unknown', 'verified', 'verified'])).toMatch(/^Shirt: passes .*epoch 3$/);
  expect(historyWords('Shirt', ['unknown'])).toMatch(/^Shirt: .*not.*epoch 1$/);
  expect(historyWords('Shirt', [])).toMatch(/^Shirt: not tested/);
});

it('says what networks train for, and by what they are judged', () => {
  const radii = { inner: 0.02, outer: 0.1 };
  const two = planWords({ ...radii, methods: ['crown-ibp', 'igrp'] }, 2, String);
  expect(two).toContain('CROWN-IBP trains for 0.1 between all classes; IGRP for 0.1 between groups, 0.02 within');
  expect(planWords({ ...radii, methods: ['natural'] }, 2, String)).toMatch(/accuracy alone.* 2 groups/);
});
