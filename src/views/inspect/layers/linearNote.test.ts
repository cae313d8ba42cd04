import { expect, test } from 'vitest';
import { linearNote } from './linear';

const functions = (least: number, largest: number) => {
  const own = { coefficients: new Float32Array(1), constant: 0 };
  return { lower: { ...own, extreme: least }, upper: { ...own, extreme: largest } };
};

test('says why an interval is wider than its linear functions, or tighter', () => {
  expect(linearNote('crown-ibp', [-2, 2], functions(-1, 1))).toContain('CROWN-IBP passes back for the logits alone');
  expect(linearNote('crown', [-2, 2], functions(-1, 1))).toContain('where IBP decides the sign');
  expect(linearNote('alpha-crown', [-1, 1], functions(-2, 2))).toContain('search');
});

test('says nothing where the two are alike', () => {
  expect(linearNote('crown', [-1, 1], functions(-1.001, 1))).toBe('');
  expect(linearNote('crown', [-1, 1], functions(-2, 1))).toBe('');
});
