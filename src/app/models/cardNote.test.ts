import { expect, it } from 'vitest';
import type { ModelCard } from '../../engine/api/types';
import { cardNote } from './datasetFor';

const card = { architecture: 'Small', dataset: 'cifar10-test', accuracy: { clean: 0.4321 } } as ModelCard;
const epsilon = { inner: 2 / 255, outer: 8 / 255 };

it('tells what a card knows, its radii as its data set has them', () => {
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
