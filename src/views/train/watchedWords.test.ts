import { expect, it } from 'vitest';
import { countVerdicts, historyWords } from './watchedWords';

it('counts verdicts', () => {
  expect(countVerdicts(['verified', 'unknown', 'unknown', 'falsified'])).toBe('1 of 4 hold, 2 open, 1 misread');
  expect(countVerdicts(undefined)).toBe('Held-out images it is watched on');
});

it('tells since when it stands as it does', () => {
  expect(historyWords('Shirt', ['falsified', 'unknown', 'verified', 'verified'])).toBe('Shirt: holds since epoch 3');
  expect(historyWords('Shirt', ['unknown'])).toBe('Shirt: open since epoch 1');
  expect(historyWords('Shirt', [])).toBe('Shirt: not judged yet');
});
