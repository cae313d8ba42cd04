import { describe, expect, it } from 'vitest';
import { quickCrownIbp, quickIgrp } from '../../training/recipes/quick';
import { effortAfter, effortAt } from './trainingEffort';

/** Plain for an epoch, relaxed for 2, intervals alone for the other 17. */
const recipe = quickCrownIbp;
const [relaxed, intervals] = [effortAt(recipe, 10, 1), effortAt(recipe, 10, 3)];

describe('the effort of a training', () => {
  it('is that of its loss: relaxation is dear, and dearer with more classes', () => {
    expect(effortAt(recipe, 10, 0.9)).toBe(1);
    expect(relaxed).toBeGreaterThan(2 * intervals);
    expect(intervals).toBeGreaterThan(1);
    expect(effortAt(recipe, 10, 20)).toBe(intervals);
    expect(effortAt(recipe, 4, 1)).toBeLessThan(relaxed);
    expect(effortAt(quickIgrp, 10, 5)).toBeGreaterThan(intervals);
    expect(effortAt({ ...recipe, loss: { kind: 'natural' } }, 10, 5)).toBe(1);
  });

  it('adds up to the end', () => {
    expect(effortAfter(recipe, 10, 0)).toBeCloseTo(1 + 2 * relaxed + 17 * intervals, 10);
    expect(effortAfter(recipe, 10, 2)).toBeCloseTo(relaxed + 17 * intervals, 10);
    expect(effortAfter(recipe, 10, 19.5)).toBeCloseTo(intervals / 2, 10);
    expect(effortAfter(recipe, 10, 20)).toBe(0);
  });

  it('counts no epochs that a short training does not have', () => {
    expect(effortAfter({ ...recipe, epochs: 2 }, 10, 0)).toBeCloseTo(1 + relaxed, 10);
  });
});
