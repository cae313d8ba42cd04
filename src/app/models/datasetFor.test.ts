import { describe, expect, it } from 'vitest';
import type { ModelCard, ModelSummary } from '../../engine/api/types';
import { cardNote, datasetFor } from './datasetFor';

const file: ModelSummary = {
  id: '1',
  name: 'f',
  inputShape: [1, 28, 28],
  fits: ['fashion-mnist', 'fashion-mnist-train'],
  picture: null,
  fileInput: 'x',
  fileInputs: ['x'],
  fileOutput: 'y',
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

describe('the note of a card', () => {
  const card = { architecture: 'Small', dataset: 'cifar10-test', accuracy: { clean: 0.4321 } } as ModelCard;
  const epsilon = { inner: 2 / 255, outer: 8 / 255 };

  it('says what a card knows, its radii as its data set has them', () => {
    expect(cardNote(card)).toBe('Small; clean accuracy 43.2 %, of all test images');
    const proved = { ...card, epsilon, accuracy: { clean: 0.5, verified: 0.2 } };
    expect(cardNote(proved)).toBe('Small; clean accuracy 50.0 %, of all test images; verified 20.0 % at 8/255');
    const measured = { images: 1000, method: 'ibp', rounding: 'real' } as const;
    expect(cardNote({ ...proved, measured })).toMatch(/verified, of 1,000 of them, 20\.0 % at 8\/255$/);
    const adaptive = { ...proved, accuracy: { ...proved.accuracy, interGroup: 0.6, innerGroup: 0.4, adaptive: 0.3 } };
    expect(cardNote(adaptive)).toMatch(/verified 20\.0 % at 8\/255, 30\.0 % with 2\/255 within groups$/);
    expect(cardNote({ ...adaptive, dataset: 'fashion-mnist', epsilon: { inner: 0.02, outer: 0.1 } })).toMatch(
      /verified 20\.0 % at 0\.1, 30\.0 % with 0\.02 within groups$/,
    );
  });
});
