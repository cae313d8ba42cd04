import { expect, it } from 'vitest';
import { timeLeft } from './ProgressLine';

it('rounds as people do', () => {
  expect([0, 4.2, 17, 55, 130].map(timeLeft)).toEqual(['1 s', '5 s', '20 s', 'about 1 min', 'about 2 min']);
});
