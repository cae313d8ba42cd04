import { expect, it } from 'vitest';
import type { ModelCard } from '../../engine/api/types';
import { handTable } from '../../testing/standIns/radiusTables';
import { zooFigures } from './zooFigures';

const NO = Number.POSITIVE_INFINITY;
/** A T-shirt misclassified as a shirt, but not as a boot; and a shirt. */
const others = (...known: [number, number][]) => Array.from({ length: 10 }, (_, j) => new Map(known).get(j) ?? 4);
const TABLE = handTable([
  {
    label: 0,
    prediction: 6,
    certified: others([0, NO], [6, 0]),
    attacked: others([0, NO], [6, 0]).map((c) => (c === 4 ? NO : c)),
  },
  { label: 6, prediction: 6, certified: others([6, NO]), attacked: others().map(() => NO) },
]);
const card = (id: string, more: Partial<ModelCard>) =>
  ({ id, dataset: 'fashion-mnist', accuracy: { clean: 0.5 }, ...more }) as ModelCard;
const FIGURES: Partial<ModelCard> = {
  groups: [['T-shirt', 'Shirt'], ['Boot']],
  epsilon: { inner: 0.02, outer: 8 / 255 },
  accuracy: { clean: 0.5, verified: 0.25, interGroup: 0.875, innerGroup: 0.5, adaptive: 0.375 },
  measured: { images: 2, method: 'crown', rounding: 'real' },
};

it('gives a table for the models that are judged alike, and leaves out those without figures', async () => {
  // Clean accuracy is that of the table's two images, whatever it is on all.
  const models = [
    card('one', { ...FIGURES, accuracy: { ...FIGURES.accuracy, clean: 0.9 } }),
    card('bare', {}),
    card('two', FIGURES),
    card('lost', FIGURES),
  ];
  const text = await zooFigures({
    models: async () => models,
    bundledTable: async (id) => (id === 'lost' ? null : TABLE),
  });
  expect(text.split('\n')).toEqual([
    '**Fashion-MNIST test set**, groups {T-shirt, Shirt} {Boot}:',
    '',
    '| model | clean | verified at 8/255 | between groups at 8/255 | adaptive, 0.02 and 8/255 | Shirt, T-shirt | Shirt, Boot | test images, bounds, seeds |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    '| `one` | 50.0 | 25.0 | 87.5 | 37.5 | 50.0, 50.0 | 100.0, 100.0 | 2, CROWN, one seed |',
    '| `two` | 50.0 | 25.0 | 87.5 | 37.5 | 50.0, 50.0 | 100.0, 100.0 | 2, CROWN, one seed |',
  ]);
});

it('gives mean and range over the seeds, on their images', async () => {
  const seed = (number: number, clean: number) => ({ ...FIGURES.accuracy, seed: number, clean });
  const figures = [seed(1, 0.5), seed(2, 0.75), seed(5, 0.625)];
  const seeds = { images: 10_000, method: 'ibp', rounding: 'real', figures } as const;
  const text = await zooFigures({
    models: async () => [card('one', { ...FIGURES, seeds })],
    bundledTable: async () => TABLE,
  });
  expect(text.split('\n').at(-1)).toBe(
    '| `one` | 62.5 (50.0–75.0) | 25.0 (25.0–25.0) | 87.5 (87.5–87.5) | 37.5 (37.5–37.5) | 50.0, 50.0 | 100.0, 100.0 | 10000, IBP, 3 seeds |',
  );
});

it('judges models of CIFAR-10 by the other grouping, too', async () => {
  const radii = { inner: 0.5, outer: 1 };
  const groups = [['Plane', 'Frog'], ['Car']];
  const table = { ...TABLE, about: { ...TABLE.about, dataset: 'cifar10-test', grid: [0, 0.25, 0.5, 1] } };
  const accuracy = { clean: 0.5, verified: 0, interGroup: 0.75, innerGroup: 0, adaptive: 0.25 };
  const cifar = card('cifar', { ...FIGURES, dataset: 'cifar10-test', groups, epsilon: radii, accuracy });
  const text = await zooFigures({ models: async () => [cifar], bundledTable: async () => table });
  const rows = text.split('\n').filter((row) => row.startsWith('| `cifar`'));
  // Planes and frogs share both groupings' first group: within it, only the second image holds; between, both do.
  expect(rows.map((row) => row.split(' | ').slice(1, 5))).toEqual([
    ['50.0', '0.0', '75.0', '25.0'],
    ['50.0', '50.0', '100.0', '50.0'],
  ]);
  expect(text).toContain('{Plane, Bird, Cat, Deer, Dog, Frog, Horse} {Car, Ship, Truck}');
});
