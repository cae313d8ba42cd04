import { expect, it } from 'vitest';
import { exactRange } from '../../../small/exact/exactRange';
import { methodBounds } from '../../../small/methodBounds';
import { initialState } from '../state/initialState';
import { answeredBy, computeModel } from '../state/playgroundModel';
import { presets } from '../state/presets';
import { crownSentence } from '../steps/narrateQuestion';
import { plainText } from '../steps/richText';
import { rungsOf, rungWords } from './ladderRows';

it('reads every rung as a bound from below, and says what is not there yet', () => {
  const [, { network, box }] = presets;
  const model = computeModel({ ...initialState, network, box });
  expect(rungsOf(model).map(rungWords)).toEqual([
    'at least −13',
    'at least −4',
    'computing',
    'computing',
    'computing',
    'press to split it',
    'computing',
  ]);
  const exact = exactRange(network, box);
  const bounds = methodBounds(network, box);
  const whole = answeredBy(model, { ...bounds, ...(exact ? { exact } : {}), cells: 3, complete: true }, undefined);
  expect(rungsOf(whole).map(rungWords).slice(2)).toEqual([
    'at least −0.1',
    'at least 0.2',
    'at least 0.2',
    'press to split it',
    'at least 2',
  ]);
  expect(rungsOf(whole).at(-1)?.verdict).toBe('verified');
  expect(plainText(crownSentence(network, bounds.under, box) ?? [])).toContain(
    '2.4x + 0.2y − 9.6 under Cat − Dog, which is least at x = 4, y = 1',
  );
});
