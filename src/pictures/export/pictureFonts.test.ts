import { expect, it } from 'vitest';
import { hasSome } from './pictureFonts';

it('finds the fonts that have a character of a text', () => {
  const greek = 'U+0370-0377, U+38C, U+03A3-03FF';
  expect(hasSome(greek, 'ε = 0.1')).toBe(true);
  expect(hasSome(greek, 'e = 0.1')).toBe(false);
  expect(hasSome('U+2212', '\u22121')).toBe(true);
  expect(hasSome('', 'anything')).toBe(true);
});
