import { expect, it } from 'vitest';
import { mayBeValues } from './useModel';

it('takes outputs of which nothing says that they are classes for values, also beside rows without labels', () => {
  const model = { picture: null, classes: 5 };
  expect(mayBeValues(model, null, false)).toBe(true);
  expect(mayBeValues(model, null, true)).toBe(false);
  expect(mayBeValues(model, { outputs: 'classes' }, false)).toBe(false);
  expect(mayBeValues({ ...model, saysClasses: true }, null, false)).toBe(false);
});
