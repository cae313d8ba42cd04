import { expect, it } from 'vitest';
import { endTexts } from './placeEndLabels';

it('leaves numbers as they are where both have room', () => {
  expect(endTexts(-12.5, 3, { pixels: 68, fontSize: 12 })).toEqual({ lower: '−12.5', upper: '3' });
});

it('shortens numbers that have none, outward', () => {
  expect(endTexts(-27108267.4, 27108267.4, { pixels: 64, fontSize: 11 })).toEqual({ lower: '−3e7', upper: '2.8e7' });
});

it('leaves the room that one does not need to the other', () => {
  expect(endTexts(0, 999999.5, { pixels: 68, fontSize: 11 })).toEqual({ lower: '0', upper: '999999.5' });
});
