import { expect, it } from 'vitest';
import { readKnownForm, textsOf } from './readKnownForm';

it('reads what it wrote', () => {
  const known = {
    threshold: 0.5,
    labels: ['no', 'yes'],
    inputs: ['ρ', 'θ'],
    mean: [0.5],
    std: [0.25],
    range: [0, 1],
  } as const;
  expect(readKnownForm(textsOf(known))).toEqual(known);
  expect(readKnownForm(textsOf(null))).toBeNull();
  expect(readKnownForm({ ...textsOf(null), outputs: 'values', std: '1/255\n' })).toEqual({
    outputs: 'values',
    std: [1 / 255],
  });
});

it('names the field that it cannot read', () => {
  expect(readKnownForm({ ...textsOf(null), ranges: '0, 1; -1, 1' })).toEqual({
    ranges: [
      [0, 1],
      [-1, 1],
    ],
  });
  expect(() => readKnownForm({ ...textsOf(null), ranges: '0; 1' })).toThrow(/“0” is not a range/);
  expect(() => readKnownForm({ ...textsOf(null), mean: 'x' })).toThrow(/Mean: “x” is not a number/);
  expect(() => readKnownForm({ ...textsOf(null), range: '0' })).toThrow(/two numbers/);
});
