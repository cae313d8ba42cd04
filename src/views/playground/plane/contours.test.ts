import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contour, regionBelow } from './contours';
import { sampleField } from './field';

const unit = { left: 0, right: 1, bottom: 0, top: 1 };

describe('contours', () => {
  it('follow a straight line exactly', () => {
    const field = sampleField(unit, (x, y) => x + y);
    const segments = contour(field, 0.5);
    expect(segments.length).toBeGreaterThan(30);
    for (const [x, y] of segments.flat()) expect((x + y) / 48).toBeCloseTo(0.5, 4);
  });
  it('follow the edge of a plateau without stairs', () => {
    const kinked = sampleField(unit, (x, y) => Math.max(0, x + y / 3 - 0.4));
    for (const [x, y] of contour(kinked, 0).flat()) expect((x + y / 3) / 48).toBeCloseTo(0.4, 4);
  });
  it('are absent where a level is not reached', () => {
    expect(
      contour(
        sampleField(unit, () => 1),
        0,
      ),
    ).toEqual([]);
    expect(
      regionBelow(
        sampleField(unit, () => 1),
        0,
      ),
    ).toEqual([]);
  });
});

describe('the region below a level', () => {
  it('covers the share of the window that it should', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (level) => {
        const field = sampleField(unit, (x) => x);
        const area = regionBelow(field, level).reduce((sum, polygon) => sum + shoelace(polygon), 0) / 48 ** 2;
        expect(area).toBeCloseTo(level, 4);
      }),
    );
  });
  it('takes zero itself as below', () => {
    expect(
      regionBelow(
        sampleField(unit, () => 0),
        0,
      ),
    ).toHaveLength(48);
  });
  it('is the same in one piece a row as cell by cell', () => {
    const field = sampleField(unit, (x, y) => Math.sin(9 * x) * Math.cos(7 * y) - 0.1);
    const area = regionBelow(field, 0).reduce((sum, polygon) => sum + shoelace(polygon), 0);
    let inside = 0;
    for (let at = 0; at < 400 ** 2; at++)
      inside += Number(field.valueAt((at % 400) / 399, Math.floor(at / 400) / 399) <= 0);
    expect(area / 48 ** 2).toBeCloseTo(inside / 400 ** 2, 2);
  });
});

function shoelace(polygon: readonly (readonly [number, number])[]): number {
  return polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
