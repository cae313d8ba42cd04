import { expect, it } from 'vitest';
import { mayBeDecided } from '../ask/timeLimit';
import { openWords } from './words';

it('says why a decision came to neither, and offers more where more may help', () => {
  const of = { timeout: 10 };
  expect(openWords({ of, reason: 'time' })).toMatch(/^Not decided within 10 s\. Give it more time/);
  expect(openWords({ of, reason: 'memory' })).toMatch(/more memory than is allowed\. Allow more/);
  const reasons = ['time', 'memory', 'precision', 'magnitude'] as const;
  expect(reasons.filter((reason) => mayBeDecided({ reason }))).toEqual(['time', 'memory']);
  for (const reason of reasons) expect(openWords({ of, reason })).toContain('smaller box');
  expect(mayBeDecided({})).toBe(false);
});
