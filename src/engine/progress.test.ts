import { expect, it } from 'vitest';
import type { TreeReport } from './api/types';
import { treeProgress } from './progress';

const tree = { share: 0.5, milliseconds: 10_000 } as TreeReport;

it('judges the time left by the share that is verified, and by the limit where that comes first', () => {
  expect(treeProgress(tree, 60)).toMatchObject({ secondsLeft: 10 });
  expect(treeProgress(tree, 60)).not.toHaveProperty('endsUndecided');
  expect(treeProgress(tree, 15)).toMatchObject({ secondsLeft: 5, endsUndecided: true });
  expect(treeProgress({ ...tree, share: 0 }, 60)).toMatchObject({ secondsLeft: 50, endsUndecided: true });
  expect(treeProgress({ ...tree, share: 0 }, Number.POSITIVE_INFINITY)).not.toHaveProperty('secondsLeft');
});
