import { expect, it } from 'vitest';
import { SharedWeights } from './sharedWeights';

/** Weights of many words that are alike but for one. */
function alike(at: number, value: number) {
  const data = new Float32Array(1000).fill(1);
  data[at] = value;
  return { weight: { shape: [10, 100], data } };
}

it('shares equal weights among others that are alike in most words', () => {
  const shared = new SharedWeights();
  const given = [alike(1, 2), alike(2, 2), alike(1, 2), alike(2, 2), alike(0, 2), alike(1, 2)];
  const [first, second, third, fourth, fifth, sixth] = given.map((weights) => shared.share(weights).weight?.data);
  expect(third).toBe(first);
  expect(sixth).toBe(first);
  expect(fourth).toBe(second);
  expect(new Set([first, second, fifth]).size).toBe(3);
  expect(fifth?.[0]).toBe(2);
});

it('tells zeros by their signs', () => {
  const shared = new SharedWeights();
  const [first, second] = [alike(1, 0), alike(1, -0)].map((weights) => shared.share(weights).weight?.data);
  expect(second).not.toBe(first);
  expect(Object.is(second?.[1], -0)).toBe(true);
});
