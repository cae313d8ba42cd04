import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeEndLabels, textWidth } from './placeEndLabels';

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
