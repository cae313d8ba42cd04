import { expect, it } from 'vitest';
import { radiusScale } from './radiusScale';

const fashion = radiusScale('fashion-mnist');
const cifar = radiusScale('cifar10-sample');

it('writes radii as the literature of the data set does', () => {
  expect([0.1, 0.02, 0.004, 0.0125].map(fashion.format)).toEqual(['0.10', '0.02', '0.004', '0.0125']);
  expect([8 / 255, 0.5 / 255].map(cifar.format)).toEqual(['8/255', '0.5/255']);
});
