import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LESSON_IDS } from './lessonIds';
import { packProgress, unpackProgress } from './packedProgress';

it('is short, and gives back what was seen and drawn', () => {
  const state = { intervals: { seen: [0, 1], drawn: { '1': [-1, 16.5] } } };
  expect(packProgress(state)).toBe('intervals:0.1:1=-1/16.5');
  const step = fc.integer({ min: 0, max: 20 });
  const drawn = fc.dictionary(
    step.map(String),
    // 0 and −0 are written alike.
    fc.array(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      { minLength: 1, maxLength: 2 },
    ),
  );
  const lesson = fc.record({ seen: fc.array(step, { minLength: 1, maxLength: 8 }), drawn });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...LESSON_IDS), lesson), (progress) => {
      const text = packProgress(progress);
      expect(text === '' ? {} : unpackProgress(text)).toEqual({ ...progress });
    }),
  );
});

it('takes nothing of what is damaged', () => {
  for (const text of [
    '',
    'nothing:0',
    'intervals',
    'intervals:x',
    'intervals:0:1',
    'intervals:0:1=a',
    'intervals:0;;',
    'intervals:0:1=1=2',
  ])
    expect(unpackProgress(text)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (text) => void unpackProgress(text)));
});
