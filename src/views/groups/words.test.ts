import { expect, it } from 'vitest';
import { spreadOf } from '../../numbers/spread';
import { differenceWords } from './words';

const [low, high, wide] = [spreadOf([0.64, 0.65]), spreadOf([0.66, 0.7]), spreadOf([0.6, 0.7])];

it('says of a difference that it is more than chance only where several seeds on both sides part', () => {
  expect(differenceWords('+4.0', high, low)).toMatch(/more than the seeds make.*66\.0–70\.0 here, 64\.0–65\.0 there/);
  expect(differenceWords('+4.0', wide, low)).toMatch(/may be chance.*overlap/);
  expect(differenceWords('+4.0', high, null)).toMatch(/one network each/);
  expect(differenceWords('+4.0', null, low)).toMatch(/one network each/);
});
