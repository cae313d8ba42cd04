import { expect, it } from 'vitest';
import { parseProperty } from '../../formats/properties/parseProperty';
import { joinShares, secondsAlone } from './decideTogether';

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

it('leaves a property to one process for a while, longer where each begins with what takes long', () => {
  const of = (inputs: number) => {
    const declared = Array.from(
      { length: inputs },
      (_, at) => `(declare-const X_${at} Real)(assert (<= X_${at} 1))(assert (>= X_${at} 0))`,
    );
    return parseProperty(`${declared.join('')}(declare-const Y_0 Real)(assert (<= Y_0 0))`).property;
  };
  expect(secondsAlone(of(5), 2, 60)).toBe(3);
  expect(secondsAlone(of(40), 2, 60)).toBe(15);
  expect(secondsAlone(of(40), 2, 8)).toBe(3);
  expect(secondsAlone(of(40), 1, 60)).toBeUndefined();
  expect(secondsAlone(of(40), 2, 6)).toBeUndefined();
  // One disjunct of a box that is neither halved nor split by units.
  expect(secondsAlone(of(30), 2, 60)).toBeUndefined();
});
