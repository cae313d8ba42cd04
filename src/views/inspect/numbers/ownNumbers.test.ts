import { expect, it } from 'vitest';
import { namesOfInputs } from './ownNumbers';

it('calls inputs as people do, else by the columns of their table, else not at all', () => {
  expect(namesOfInputs(['speed', undefined], ['v', 'angle', 'height'])).toEqual(['speed', 'angle', 'height']);
  expect(namesOfInputs(undefined, ['v', 'angle'])).toEqual(['v', 'angle']);
  expect(namesOfInputs(['speed'])[1]).toBeUndefined();
  expect(namesOfInputs()).toEqual([]);
});
