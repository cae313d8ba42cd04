import { expect, it } from 'vitest';
import type { ModelCard } from '../../../engine/api/types';
import { beyondSeeds, dotsOf, frontOf } from './dotsOf';

const card = (id: string, clean: number, adaptive: number, more: Partial<ModelCard> = {}) =>
  ({
    id,
    name: `Fashion-MNIST, ${id}`,
    dataset: 'fashion-mnist',
    architecture: 'Small: dense',
    training: 'Training. Adam; seed 1. Kept.',
    groups: [['a', 'b'], ['c']],
    epsilon: { inner: 0.02, outer: 0.1 },
    accuracy: { clean, adaptive },
    measured: { images: 10, method: 'ibp', rounding: 'real' },
    reproduce: `npx boundscope train ${id}`,
    ...more,
  }) as ModelCard;

const ONE = card('one', 0.8, 0.7);

it('has networks that are judged alike, bundled or tried, and leaves out those of which nothing is proved', () => {
  const bundled = [
    ONE,
    card('natural', 0.9, 0),
    card('coarse', 0.7, 0.7, { groups: [['a', 'b', 'c']] }),
    card('wide', 0.7, 0.7, { epsilon: { inner: 0.02, outer: 0.2 } }),
    card('color', 0.7, 0.7, { dataset: 'cifar10-test' }),
  ];
  const tried = [card('two', 0.75, 0.72, { reproduce: 'npx boundscope train two --kappa 0' })];
  expect(dotsOf(ONE, bundled, tried).map(({ name, recipe, bundled }) => [name, recipe, bundled])).toEqual([
    ['two', 'npx boundscope train two --kappa 0', null],
    ['one', 'npx boundscope train one', 'one'],
  ]);
});

it('has a dot for each seed, the bundled network being that of its own', () => {
  const figures = [
    { seed: 1, clean: 0.8, adaptive: 0.7 },
    { seed: 2, clean: 0.78, adaptive: 0.71 },
  ];
  const seeded = card('one', 0.81, 0.69, { seeds: { images: 100, method: 'ibp', rounding: 'real', figures } });
  expect(
    dotsOf(seeded, [seeded], []).map(({ clean, images, recipe, bundled }) => [clean, images, recipe, bundled]),
  ).toEqual([
    [0.78, 100, 'npx boundscope train one --seeds 2', null],
    [0.8, 100, 'npx boundscope train one', 'one'],
  ]);
});

it('has on the front what no other exceeds in one without falling behind in the other', () => {
  const dots = dotsOf(ONE, [ONE, card('both', 0.8, 0.75), card('clean', 0.9, 0.6), card('behind', 0.85, 0.6)], []);
  expect(frontOf(dots).map(({ name }) => name)).toEqual(['both', 'clean']);
  const large = card('large', 0.95, 0.9, { architecture: 'A tree of 3 networks. Large: dense, dense' });
  expect(frontOf(dotsOf(ONE, [ONE, large], [])).map(({ name }) => name)).toEqual(['one', 'large']);
});

it('names what verifies more than every seed of the bundled recipes with the same layers', () => {
  const figures = [0.6, 0.65].map((verified, at) => ({ seed: at + 1, clean: 0.8, adaptive: 0.7, verified }));
  const seeded = card('one', 0.8, 0.7, { seeds: { images: 100, method: 'ibp', rounding: 'real', figures } });
  const tried = (verified: number) => {
    const found = card('two', 0.7, 0.7, { reproduce: 'npx boundscope train two' });
    return dotsOf(seeded, [seeded], [{ ...found, accuracy: { ...found.accuracy, verified } }]);
  };
  expect(beyondSeeds(tried(0.65))).toBeNull();
  expect(beyondSeeds(tried(0.66))).toMatchObject({ dot: { name: 'two', verified: 0.66 }, most: 0.65 });
});
