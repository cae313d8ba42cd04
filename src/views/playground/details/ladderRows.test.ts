import { expect, it } from 'vitest';
import { computeModel } from '../state/playgroundModel';
import { presets } from '../state/presets';
import { plainText } from '../steps/richText';
import { ladderOf, rungWords } from './ladderRows';

it('reads a proof as a bound from below and a value found as one from above', () => {
  const [, two] = presets;
  const { rungs, crown } = ladderOf(computeModel({ ...two, step: 0, selected: 'q', inputs: false, axes: [0, 1] }));
  expect(rungs.map(rungWords)).toEqual([
    'at least −13',
    'at least −4',
    'at least −0.1',
    'at least 0.2',
    'at least 0.2',
    'about 2',
  ]);
  expect(plainText(crown ?? [])).toContain('2.4x + 0.2y − 9.6 under it, which is least at x = 4, y = 1');
});
