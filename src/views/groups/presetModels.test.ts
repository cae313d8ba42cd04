import { expect, it } from 'vitest';
import { presetModels } from './presetModels';

const cardsOf = (dataset: string, ...ids: string[]) => ids.map((id) => ({ id, dataset }));
const QUICK = cardsOf('fashion-mnist', 'fashion-natural', 'quick-crown-ibp', 'quick-igrp');

it('begins with one radius beside two, of networks that were trained at length where there are both', () => {
  expect(presetModels(QUICK, 'fashion-mnist')).toEqual(['quick-crown-ibp', 'quick-igrp']);
  const half = [...QUICK, ...cardsOf('fashion-mnist', 'fashion-crown-ibp')];
  expect(presetModels(half, 'fashion-mnist')).toEqual(['quick-crown-ibp', 'quick-igrp']);
  const both = [...half, ...cardsOf('fashion-mnist', 'fashion-igrp')];
  expect(presetModels(both, 'fashion-mnist')).toEqual(['fashion-crown-ibp', 'fashion-igrp']);
});

it('keeps to the data set, and takes what there is', () => {
  const cards = [...QUICK, ...cardsOf('cifar10-test', 'cifar-natural', 'cifar-crown-ibp')];
  expect(presetModels(cards, 'cifar10-test')).toEqual(['cifar-crown-ibp']);
  expect(presetModels(cards, null)).toEqual([]);
});
