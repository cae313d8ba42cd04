import { describe, expect, it } from 'vitest';
import { groupedMerges } from './GroupedTree';
import { layoutRamp } from './rampLayout';

describe('merges', () => {
  const tree = {
    leaves: 4,
    merges: [
      { left: 0, right: 1, height: 1, size: 2 },
      { left: 2, right: 3, height: 2, size: 2 },
      { left: 4, right: 5, height: 3, size: 4 },
    ],
  };

  it('names the group of branches that share one', () => {
    expect(groupedMerges(tree, [7, 7, 2, 2])).toEqual([7, 2, null]);
  });

  it('names none where classes of different groups meet, nor above', () => {
    expect(groupedMerges(tree, [7, 2, 2, 2])).toEqual([null, 2, null]);
    expect(groupedMerges(tree, [1, 1, 1, 1])).toEqual([1, 1, 1]);
  });
});

describe('the ramp', () => {
  const size = { width: 40, height: 10 };

  it('parts what is behind from what is planned, between two epochs', () => {
    const { done, planned, value } = layoutRamp([0, 0.5, 1, 1], 2.5, size);
    expect(value).toBe(0.75);
    expect(done).toBe('M0,10L10,10L20,5L25,2.5');
    expect(planned).toBe('M25,2.5L30,0L40,0');
  });

  it('has all ahead at the start and nothing at the end', () => {
    expect(layoutRamp([0, 1], 0, size)).toMatchObject({ done: '', planned: 'M0,10L20,10L40,0', value: 0 });
    expect(layoutRamp([0, 1], 2, size)).toMatchObject({ done: 'M0,10L20,10L40,0', planned: '', value: 1 });
  });

  it('begins anew with every network of a tree', () => {
    const { done, planned, value } = layoutRamp([1, 0.5, 1], 1.5, { width: 30, height: 10 });
    expect(value).toBe(0.25);
    expect(done).toBe('M0,10L10,0L10,10L15,7.5');
    expect(planned).toBe('M15,7.5L20,5L30,0');
  });

  it('is empty where nothing is known of the ramp', () => {
    expect(layoutRamp([], 0, size)).toMatchObject({ done: '', planned: '', value: 0 });
  });
});
