import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRadius } from '../verdict/radius';
import { radiusAt, radiusTrack, readLevels, stepsOf } from './EpsilonSlider';

describe('readLevels', () => {
  it.each([
    ['3/255', 3],
    ['0.25/255', 0.25],
    ['1 / 10', 25.5],
    ['0.1', 25.5],
    ['0', 0],
    ['1e-3', 0.255],
  ])('reads %s as %d/255', (typed, levels) => expect(readLevels(typed)).toEqual({ value: levels }));

  it('asks back for the 255ths of a bare 2', () => {
    expect(readLevels('2')).toMatchObject({ instead: '2/255' });
  });

  it('reads what is printed', () => {
    for (const levels of [0, 0.05, 3, 7.25, 25.5]) expect(readLevels(formatRadius(levels))).toEqual({ value: levels });
  });
});

describe('the steps of the slider', () => {
  it('are round and grow with the radius', () => {
    expect([1, 10, 11, 30, 31, 45, 46, 69].map(radiusAt)).toEqual([0.01, 0.1, 0.12, 0.5, 0.6, 2, 2.25, 8]);
  });
  it('put every radius at one place and find it there again', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 255, noNaN: true }), (levels) => {
        expect(radiusAt(stepsOf(levels))).toBeCloseTo(levels, 6);
      }),
    );
  });
});

it('takes a longer track for a larger radius', () => {
  expect([0, 8, 8.1, 32, 100].map((levels) => radiusTrack(levels).most)).toEqual([8, 8, 32, 32, 255]);
});
