import { expect, it } from 'vitest';
import { nearestName } from './nearestName';
import { readNumber } from './readNumber';

it.each([
  ['0.01', 0.01],
  [' 2/255 ', 2 / 255],
  ['8 / 255', 8 / 255],
  ['-1e-3', -0.001],
  ['0', 0],
])('“%s” is a number', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

it.each(['', ' ', '/', '1/', '/255', '1/2/3', '1/0', 'wide', '0,5', 'NaN', 'Infinity'])('“%s” is none', (text) => {
  expect(readNumber(text)).toBeUndefined();
});

it('a name is meant that is a few edits away, and none else', () => {
  const names = ['epsilon', 'method', 'clip', 'seed'];
  expect(nearestName('epsilom', names)).toBe('epsilon');
  expect(nearestName('Epsilon', names)).toBe('epsilon');
  expect(nearestName('metohd', names)).toBe('method');
  expect(nearestName('eps', names)).toBeUndefined();
  expect(nearestName('colour', names)).toBeUndefined();
});
