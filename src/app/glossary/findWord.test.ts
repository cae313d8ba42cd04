import { expect, it } from 'vitest';
import { termsIn, wordsIn } from './findWord';
import { TERMS } from './terms';

it('finds words of the glossary in sentences, the longer one first, and no parts of others', () => {
  const found = (text: string) => wordsIn(text).map(({ term }) => term.name);
  expect(found('The certified radius of 3 images')).toEqual(['Certified radius']);
  expect(found('bounds, unboundedly')).toEqual(['Bounds']);
  expect(found('α-CROWN leaves two counterexamples')).toEqual(['CROWN, α-CROWN', 'Counterexample']);
  expect(found('Splitting verifies a property between groups, where a zonotope is too wide')).toEqual([
    'Splitting, subproblem',
    'Property',
    'Within groups, between groups',
    'Zonotope',
  ]);
  expect(found('intervals, interval arithmetic')).toEqual(['Interval, width', 'IBP']);
  expect(found('inboxes and marginal notes')).toEqual([]);
});

it('every term has a form by which it is found', () => {
  for (const term of TERMS) expect(term.forms.some((form) => termsIn(form).includes(term))).toBe(true);
});
