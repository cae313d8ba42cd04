import { describe, expect, it } from 'vitest';
import { nestedArray } from './nestedArray';

describe('nestedArray', () => {
  it('has the shape of its lists', () => {
    expect(nestedArray([1, 2, 3])).toEqual({ shape: [3], data: Float64Array.of(1, 2, 3) });
    expect(
      nestedArray([
        [[1], [2]],
        [[3], [4]],
      ]),
    ).toEqual({ shape: [2, 2, 1], data: Float64Array.of(1, 2, 3, 4) });
    expect(nestedArray([[], []])).toEqual({ shape: [2, 0], data: new Float64Array() });
  });

  it.each([
    [{ input: [1] }, /an object/],
    [null, /null/],
    [5, /is 5/],
    [[1, 'two'], /\[1\] is the text “two”/],
    [[[1, 2], [3]], /\[1\] is a list of 1\. Give a list of 2/],
    [[1, [2]], /\[1\] is a list/],
    [[[1], 2], /\[1\] is 2/],
    [[[1, null]], /\[0\]\[1\] is null/],
  ])('refuses %j with the place', (value, message) => {
    expect(() => nestedArray(value)).toThrow(message);
  });

  it('refuses lists nested without end', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`);
    expect(() => nestedArray(deep)).toThrow(/nested more than 16 deep/);
  });
});
