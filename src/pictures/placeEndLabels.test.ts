import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endTexts, placeEndLabels, textWidth } from './placeEndLabels';

describe('places', () => {
  const track = [0, 200] as const;

  describe('labels under the ends of a bar', () => {
    it('stand under their own ends where there is room', () => {
      expect(placeEndLabels([50, 150], ['−1', '21'], track, 14)).toEqual([50, 150]);
    });
    it('part evenly where they would touch', () => {
      const [left, right] = placeEndLabels([99, 101], ['2', '3'], track, 14);
      expect(left + right).toBeCloseTo(200);
      expect(right - left).toBeGreaterThan(textWidth('2', 14));
    });
    it('never overlap, whatever the ends', () => {
      const end = fc.double({ min: 0, max: 200, noNaN: true });
      fc.assert(
        fc.property(end, end, (a, b) => {
          const texts = ['−12.3', '123.4'] as const;
          const [left, right] = placeEndLabels([Math.min(a, b), Math.max(a, b)], texts, track, 12);
          expect(right - left).toBeGreaterThanOrEqual((textWidth(texts[0], 12) + textWidth(texts[1], 12)) / 2);
          expect(left - textWidth(texts[0], 12) / 2).toBeGreaterThanOrEqual(-12.001);
          expect(right + textWidth(texts[1], 12) / 2).toBeLessThanOrEqual(212.001);
        }),
      );
    });
  });
});

describe('texts at both ends', () => {
  it('leaves numbers as they are where both have room', () => {
    expect(endTexts(-12.5, 3, { pixels: 68, fontSize: 12 })).toEqual({ lower: '−12.5', upper: '3' });
  });

  it('shortens numbers that have none, outward', () => {
    expect(endTexts(-27108267.4, 27108267.4, { pixels: 64, fontSize: 11 })).toEqual({ lower: '−3e7', upper: '2.8e7' });
  });

  it('leaves the room that one does not need to the other', () => {
    expect(endTexts(0, 999999.5, { pixels: 68, fontSize: 11 })).toEqual({ lower: '0', upper: '999999.5' });
  });
});
