import { expect, it } from 'vitest';
import type { ModelSummary } from '../../engine/api/types';
import { datasetFor } from './datasetFor';

const file: ModelSummary = {
  id: '1',
  name: 'f',
  inputShape: [1, 28, 28],
  fits: ['fashion-mnist', 'fashion-mnist-train'],
  picture: null,
  fileInput: 'x',
  fileOutputs: ['y'],
  held: [],
  outputSizes: [],
  outputs: 12,
  classes: 10,
  outputClasses: [],
  parameters: 1,
  layers: [],
};

it('goes by the card, else by what fits the input, and by the number of classes', () => {
  const card = { dataset: 'birds' } as NonNullable<ModelSummary['card']>;
  expect(datasetFor({ ...file, card })).toBe('birds');
  expect(datasetFor({ ...file, card: { ...card, dataset: 'cifar10-test' } })).toBe('cifar10-sample');
  expect(datasetFor(file)).toBe('fashion-mnist');
  expect(datasetFor({ ...file, fits: ['cifar10-sample'] })).toBe('cifar10-sample');
  expect(datasetFor({ ...file, fits: [] })).toBeNull();
  expect(datasetFor({ ...file, classes: 100 })).toBeNull();
});

it.each([
  ['mnist-net_256x2.onnx', null],
  ['my_mnist_cnn.onnx', null],
  ['Digits.keras', null],
  ['fashion-mnist.onnx', 'fashion-mnist'],
  ['mnist_fashion_cnn.onnx', 'fashion-mnist'],
  ['fmnist.onnx', 'fashion-mnist'],
  ['cnn.onnx', 'fashion-mnist'],
] as const)('shows %s no clothes where its name speaks of digits', (name, dataset) => {
  expect(datasetFor({ ...file, name })).toBe(dataset);
});
