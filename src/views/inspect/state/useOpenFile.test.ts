import { expect, it } from 'vitest';
import type { ModelSummary } from '../../../engine/api/types';
import { numbersIn } from './useOpenFile';

const model = { inputShape: [1, 2] } as unknown as ModelSummary;

it('takes a table of one row for the numbers of the network, and all others for data sets', () => {
  expect(numbersIn('x,y\n1,2', model)).toEqual([1, 2]);
  for (const text of ['1,2,3', 'x,y\n1,2\n3,4', 'x,y\n1,cat']) expect(numbersIn(text, model)).toBeNull();
});
