import { expect, it } from 'vitest';
import { vectorsOf } from '../../testing/standIns/classPoints';
import { directions, distanceAt, distancesOf } from './distances';

it('measures the length of differences', () => {
  const distances = distancesOf(
    vectorsOf([
      [0, 0],
      [3, 4],
      [3, 0],
    ]),
    'euclidean',
  );
  expect([...distances.values]).toEqual([0, 5, 3, 5, 0, 4, 3, 4, 0]);
});

it('measures angles whatever the lengths', () => {
  const distances = distancesOf(
    vectorsOf([
      [2, 0],
      [0, 5],
      [-1e-200, 0],
      [1e200, 1e200],
    ]),
    'cosine',
  );
  expect(distanceAt(distances, 0, 1)).toBeCloseTo(1, 14);
  expect(distanceAt(distances, 0, 2)).toBeCloseTo(2, 14);
  expect(distanceAt(distances, 0, 3)).toBeCloseTo(1 - Math.SQRT1_2, 14);
});

it('takes a vector of zeros as orthogonal to all but another one', () => {
  const distances = distancesOf(
    vectorsOf([
      [0, 0],
      [3, 4],
      [0, 0],
    ]),
    'cosine',
  );
  expect([distanceAt(distances, 0, 1), distanceAt(distances, 0, 2)]).toEqual([1, 0]);
});

it('scales vectors to length one', () => {
  expect([
    ...directions(
      vectorsOf([
        [3, 4],
        [0, 0],
      ]),
    ).values,
  ]).toEqual([0.6000000000000001, 0.8, 0, 0].map((v) => expect.closeTo(v, 14)));
});
