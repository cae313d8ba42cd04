import { expect, it } from 'vitest';
import type { ModelSummary } from '../../engine/types';
import { datasetFor } from './datasetFor';

const file: ModelSummary = {
  id: '1',
  name: 'f',
  inputShape: [1, 28, 28],
  outputs: 12,
  classes: 10,
  leadsTo: [],
  parameters: 1,
  layers: [],
};

it('goes by the card, else by the size of the input and the number of classes', () => {
  const card = { dataset: 'birds' } as NonNullable<ModelSummary['card']>;
  expect(datasetFor({ ...file, card })).toBe('birds');
  expect(datasetFor({ ...file, card: { ...card, dataset: 'cifar10-test' } })).toBe('cifar10-sample');
  expect(datasetFor(file)).toBe('fashion-mnist');
  expect(datasetFor({ ...file, inputShape: [784] })).toBe('fashion-mnist');
  expect(datasetFor({ ...file, inputShape: [3, 32, 32] })).toBe('cifar10-sample');
  expect(datasetFor({ ...file, classes: 100 })).toBeNull();
  expect(datasetFor({ ...file, inputShape: [3, 224, 224] })).toBeNull();
});
