import { expect, it } from 'vitest';
import { rangesPart, spreadOf } from './spread';

it('is the mean and the range', () => {
  expect(spreadOf([3, 1, 2, 6])).toEqual({ mean: 3, least: 1, most: 6, count: 4 });
});

it('parts where all values of one side are above all of the other, in either order', () => {
  const [low, high, between] = [
    [1, 2],
    [3, 4],
    [2, 3],
  ].map(spreadOf) as [ReturnType<typeof spreadOf>, ReturnType<typeof spreadOf>, ReturnType<typeof spreadOf>];
  expect(rangesPart(low, high)).toBe(true);
  expect(rangesPart(high, low)).toBe(true);
  // Touching is not parting.
  expect(rangesPart(low, between)).toBe(false);
  expect(rangesPart(between, high)).toBe(false);
});

it('never parts by a value alone', () => {
  expect(rangesPart(spreadOf([1]), spreadOf([3, 4]))).toBe(false);
  expect(rangesPart(spreadOf([3, 4]), spreadOf([1]))).toBe(false);
});
