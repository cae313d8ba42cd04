import { expect, it } from 'vitest';
import { groupsState } from '../state/groupsState';
import { asking, kindOf, withRadii } from '../state/useAskedRadii';

const TREE = {
  leaves: 3,
  merges: [
    { left: 0, right: 1, height: 1, size: 2 },
    { left: 2, right: 3, height: 2, size: 3 },
  ],
};
const STATE = withRadii(groupsState.initial, ['a'], undefined, 'fashion-mnist');

it('asks for radii of merges in their panel, and leaves it with them', () => {
  const merges = asking('merges', STATE, TREE);
  expect(merges).toMatchObject({ merges: [0.05, 0.1], panel: 'radii' });
  expect(kindOf({ ...STATE, ...merges })).toBe('merges');
  const one = asking('one', { outer: 0.1, panel: 'radii' }, TREE);
  expect(one).toEqual({ uniform: true, merges: null, panel: 'groups' });
  expect(kindOf({ ...STATE, ...one })).toBe('one');
  expect(asking('groups', { outer: 0.1, panel: 'curves' }, TREE)).toEqual({
    uniform: false,
    merges: null,
    panel: 'curves',
  });
});
