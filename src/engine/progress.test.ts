import { expect, it } from 'vitest';
import type { TreeReport } from './api/types';
import { TreeClock } from './progress';

const tree = { share: 0.5, milliseconds: 10_000 } as TreeReport;

it('judges the time left by the share that is verified, and by the limit where that comes first', () => {
  expect(new TreeClock(60).progress(tree)).toMatchObject({ secondsLeft: 10 });
  expect(new TreeClock(60).progress(tree)).not.toHaveProperty('endsUndecided');
  expect(new TreeClock(15).progress(tree)).toMatchObject({ secondsLeft: 5, endsUndecided: true });
  expect(new TreeClock(60).progress({ ...tree, share: 0 })).toMatchObject({ secondsLeft: 50, endsUndecided: true });
  expect(new TreeClock().progress({ ...tree, share: 0 })).not.toHaveProperty('secondsLeft');
});

it('lets the time left go to what is judged anew, and not jump there', () => {
  const clock = new TreeClock(60);
  const at = (seconds: number, share: number) => clock.left({ ...tree, milliseconds: 1000 * seconds, share });
  expect(at(10, 1 / 3).secondsLeft).toBeCloseTo(20);
  // By the share alone it would be 1.2 now.
  const soon = at(11, 0.9).secondsLeft ?? 0;
  expect(soon).toBeGreaterThan(8);
  expect(soon).toBeLessThan(14);
  const later = at(15, 0.9).secondsLeft ?? 0;
  expect(later).toBeGreaterThan(1);
  expect(later).toBeLessThan(4);
  // A tree that begins anew is judged by itself.
  expect(at(2, 0.5).secondsLeft).toBeCloseTo(2);
});
