import { expect, it } from 'vitest';
import { pixelsIn } from './pixelsIn';

it('reads colours, or grey', () => {
  const rgba = Uint8ClampedArray.of(255, 0, 0, 255, 0, 51, 0, 255);
  expect([...pixelsIn(rgba, 3)]).toEqual([255, 0, 0, 0, 51, 0]);
  expect([...pixelsIn(rgba, 1)]).toEqual([76, 30]);
});
