import { describe, expect, it } from 'vitest';
import { groupsState } from './groupsState';
import { asking, kindOf, withRadii } from './useAskedRadii';

describe('radii', () => {
  it('asks for what was chosen, else for what the card says, else for what is usual', () => {
    const { initial } = groupsState;
    const models = ['a'];
    expect(withRadii(initial, models, undefined, 'fashion-mnist')).toEqual({
      ...initial,
      models,
      inner: 0.02,
      outer: 0.1,
    });
    expect(withRadii(initial, models, {}, 'cifar10-sample')).toMatchObject({ inner: 2 / 255, outer: 8 / 255 });
    const card = { epsilon: { inner: 1 / 255, outer: 0.2 } };
    expect(withRadii(initial, models, card, 'cifar10-test')).toMatchObject({ inner: 1 / 255, outer: 0.2 });
    expect(withRadii({ ...initial, inner: 0 }, models, card, 'cifar10-test')).toMatchObject({ inner: 0, outer: 0.2 });
  });
});

describe('the kind that is asked for', () => {
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
});
