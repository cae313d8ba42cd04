import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contenders } from './contenders';

const marked = (lower: number[], upper: number[]) => {
  const bounds = { lower: Float32Array.from(lower), upper: Float32Array.from(upper) };
  return [...contenders(bounds, 1, (visit) => lower.forEach((_, input) => void visit(0, input)))];
};

test('marks inputs that may be the largest where none is known to be', () => {
  expect(marked([1, 2, 0], [4, 3, 1.5])).toEqual([1, 1, 0]);
  expect(marked([3, 0], [3, 5])).toEqual([0, 1]);
  expect(marked([0, 0, 0], [5, 0, 0])).toEqual([0, 0, 0]);
  expect(marked([4, 1], [5, 4])).toEqual([0, 0]);
  expect(marked([1, 1], [2, 2])).toEqual([1, 1]);
  expect(marked([7], [9])).toEqual([0]);
});

const interval = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.nat(4))
  .map(([low, width]) => [low, low + width] as const);

test('what is not marked has no say: the largest is known, or is another input', () => {
  fc.assert(
    fc.property(fc.array(interval, { minLength: 1, maxLength: 5 }), (inputs) => {
      const marks = marked(
        inputs.map(([low]) => low),
        inputs.map(([, high]) => high),
      );
      const rivals = (at: number) => inputs.filter((_, other) => other !== at);
      const isKnown = inputs.some(([low], at) => rivals(at).every(([, high]) => high <= low));
      const least = Math.max(...inputs.map(([low]) => low));
      expect(marks).toEqual(inputs.map(([, high]) => Number(!isKnown && high > least)));
    }),
  );
});
