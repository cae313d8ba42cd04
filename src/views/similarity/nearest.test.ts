import { expect, it } from 'vitest';
import { smallTree } from '../../testing/smallTree';
import { nearestOf } from './nearest';

it('finds the nearest class of each', () => {
  expect(nearestOf(smallTree().distances)).toEqual([1, 0, 1, 2]);
});
