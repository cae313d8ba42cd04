import { expect, it } from 'vitest';
import { joinShares } from './decideTogether';

const answer = (verdict: string) => ({ verdict, details: '', errors: '' });
const joined = (...verdicts: string[]) => joinShares(verdicts.map(answer), 2).verdict;

it('takes a property for proved where all shares are, of one and the same deal, or where one process has proved all', () => {
  expect(joined('share a', 'share a')).toBe('unsat');
  expect(joined('share a', 'unsat')).toBe('unsat');
  expect(joined('share a', 'share b')).toBe('unknown');
  expect(joined('share a')).toBe('unknown');
  expect(joined()).toBe('unknown');
});

it('says what hinders it where one share is not proved', () => {
  expect(joined('share a', 'timeout')).toBe('timeout');
  expect(joined('unknown', 'timeout')).toBe('timeout');
  expect(joined('share a', 'unknown')).toBe('unknown');
  expect(joined('share a', 'error')).toBe('error');
  expect(joined('timeout', 'sat')).toBe('sat');
});
