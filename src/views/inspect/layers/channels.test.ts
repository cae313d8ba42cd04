import { describe, expect, it } from 'vitest';
import { channelGrid, costliestGroups, costliestUnit, unitTitle } from './channels';

describe('channelGrid', () => {
  it('reads channels, height, width and knows layers without maps', () => {
    expect(channelGrid([32, 7, 5])).toEqual({ count: 32, height: 7, width: 5 });
    expect([channelGrid([100]), channelGrid([64, 1, 1])]).toEqual([null, null]);
  });
});

describe('costliestGroups', () => {
  const lower = Float32Array.of(1, 1, -1, -1, -1, -3);
  const upper = Float32Array.of(2, 9, 1, 1, 4, -2);

  it('puts the group with most unstable units first', () => {
    expect(costliestGroups(lower, upper, 2, 'instability')).toEqual([1, 2, 0]);
  });
  it('orders single units by what they lose', () => {
    expect(costliestGroups(lower, upper, 1, 'instability')).toEqual([4, 2, 3, 0, 1, 5]);
  });
  it('orders by width where nothing switches', () => {
    expect(costliestGroups(lower, upper, 2, 'width')).toEqual([0, 2, 1]);
  });
});

describe('costliestUnit', () => {
  it('finds the largest product of its ends, within the range asked for', () => {
    const lower = Float32Array.of(-1, -2, 0, -1);
    const upper = Float32Array.of(1, 2, 9, 0.5);
    expect(costliestUnit(lower, upper, 'instability')).toBe(1);
    expect(costliestUnit(lower, upper, 'instability', 2, 4)).toBe(3);
    expect(costliestUnit(lower, upper, 'width')).toBe(2);
  });
  it('takes the first unit where none is unstable', () => {
    expect(costliestUnit(Float32Array.of(1, 2), Float32Array.of(2, 3), 'instability')).toBe(0);
  });
});

it('names units by place', () => {
  expect(unitTitle([32, 7, 7], 21 * 49 + 2 * 7 + 5)).toBe('Channel 21, row 2, column 5');
  expect(unitTitle([100], 37)).toBe('Unit 37');
});
