import { expect, it } from 'vitest';
import { radiusScale } from './radiusScale';

const fashion = radiusScale('fashion-mnist');
const cifar = radiusScale('cifar10-sample');

it('writes radii as the literature of the data set does', () => {
  expect([0.1, 0.02, 0.004, 0.0125].map(fashion.format)).toEqual(['0.10', '0.02', '0.004', '0.0125']);
  expect([8 / 255, 0.5 / 255].map(cifar.format)).toEqual(['8/255', '0.5/255']);
});

it('reads both ways of writing them, and refuses what is no radius', () => {
  expect(fashion.parse('0.05')).toBe(0.05);
  expect(fashion.parse('8/255')).toBe(8 / 255);
  expect(['', 'x', '-1', '2', '1/0', '1/2/3', '/'].map(fashion.parse)).toEqual(new Array(7).fill(undefined));
});
