import { expect, it } from 'vitest';
import { presetModels } from './usePresetModels';

const cardsOf = (dataset: string, ...ids: string[]) => ids.map((id) => ({ id, dataset }));
const QUICK = cardsOf('fashion-mnist', 'fashion-natural', 'quick-crown-ibp', 'quick-igrp');

it('begins with one radius beside two, of the first pair that is whole', () => {
  const long = cardsOf('fashion-mnist', 'fashion-crown-ibp', 'fashion-igrp');
  expect(presetModels([...long, ...QUICK], 'fashion-mnist')).toEqual(['quick-crown-ibp', 'quick-igrp']);
  expect(presetModels([...long, ...QUICK.slice(0, 2)], 'fashion-mnist')).toEqual(['fashion-crown-ibp', 'fashion-igrp']);
});

it('keeps to the data set, and takes what there is', () => {
  const cards = [...QUICK, ...cardsOf('cifar10-test', 'cifar-natural', 'cifar-crown-ibp')];
  expect(presetModels(cards, 'cifar10-test')).toEqual(['cifar-crown-ibp']);
  expect(presetModels(cards, null)).toEqual([]);
});
