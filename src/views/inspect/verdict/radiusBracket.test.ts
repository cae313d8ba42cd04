import { expect, it } from 'vitest';
import type { RadiusResult } from '../../../engine/api/types';
import { radiusSubject } from '../../../testing/standIns/resultSubject';
import { isClosed, radiusBracket } from './radius';

function result(certified: number, falsified: number | null): RadiusResult {
  return {
    of: radiusSubject,
    batch: 1,
    label: [0],
    certified: [certified],
    falsified: [falsified],
    counterexample: [null],
    method: 'crown',
    rounding: 'real',
    milliseconds: 1,
    backend: 'cpu',
  };
}

it('reads radii in 255ths, and rounds what is proved down and what is falsified up', () => {
  expect(radiusBracket(result(2.0567 / 255, 2.3421 / 255), 3)).toEqual({
    proved: expect.closeTo(2.0567, 12),
    falsified: expect.closeTo(2.3421, 12),
    provedText: '2.05/255',
    falsifiedText: '2.35/255',
    most: 5,
  });
});

it('leaves room for the current radius, and for what is not falsified', () => {
  expect(radiusBracket(result(0, null), 7.2)).toMatchObject({ falsified: null, most: 8 });
});

it('tells a bracket that is as good as one number from others', () => {
  expect(isClosed({ proved: 2.056, falsified: 2.058 })).toBe(true);
  expect(isClosed({ proved: 2.0, falsified: 2.1 })).toBe(false);
  expect(isClosed({ proved: 2.0, falsified: null })).toBe(false);
  expect(isClosed({ proved: 0, falsified: 0 })).toBe(false);
});
