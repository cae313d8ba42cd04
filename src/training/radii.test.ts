import { describe, expect, it } from 'vitest';
import { radiusPasses } from './losses/igrp';
import { groupOfClasses, radiusMatrix } from './radii';

const CLASSES = ['cat', 'car', 'dog', 'ship'];
const radii = { groups: [['cat', 'dog']], groupsFrom: '', inner: 0.1, outer: 0.5 };

describe('radii by groups', () => {
  it('are small within a group, large between, and 0 for a class itself', () => {
    expect(radiusMatrix(CLASSES, radii)).toEqual([
      [0, 0.5, 0.1, 0.5],
      [0.5, 0, 0.5, 0.5],
      [0.1, 0.5, 0, 0.5],
      [0.5, 0.5, 0.5, 0],
    ]);
  });

  it('leave classes without a group alone', () => {
    const [cat, car, dog, ship] = groupOfClasses(CLASSES, radii.groups);
    expect(cat).toBe(dog);
    expect(new Set([cat, car, ship]).size).toBe(3);
  });

  it.each([
    [[['cat', 'cow']], /“cow”/],
    [[['cat'], ['cat', 'dog']], /“cat”/],
  ])('refuse the groups %j', (groups, message) => {
    expect(() => groupOfClasses(CLASSES, groups)).toThrow(message);
  });

  it('need one pass for each distinct radius, which together count every pair once', () => {
    const passes = radiusPasses(radiusMatrix(CLASSES, radii));
    expect(passes.map(({ epsilon }) => epsilon)).toEqual([0.1, 0.5]);
    const counts = CLASSES.map((_, y) =>
      CLASSES.map((_, j) => passes.reduce((sum, { pairs }) => sum + (pairs[y]?.[j] as number), 0)),
    );
    expect(counts).toEqual(CLASSES.map((_, y) => CLASSES.map((_, j) => Number(y !== j))));
  });

  it('need one pass alone where all radii are equal', () => {
    expect(radiusPasses(radiusMatrix(CLASSES, { ...radii, inner: 0.5 }))).toHaveLength(1);
  });
});
