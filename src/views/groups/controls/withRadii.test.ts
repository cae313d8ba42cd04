import { expect, it } from 'vitest';
import { groupsState } from '../state/groupsState';
import { withRadii } from '../state/useAskedRadii';

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
