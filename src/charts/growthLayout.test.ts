import { describe, expect, it } from 'vitest';
import { worstGrowth } from './growthFactor';
import { growthLayout } from './growthLayout';

const frame = { column: 100, left: 50, top: 0, height: 200 };
const point = (mean: number, p10 = mean / 2, p90 = mean * 2) => ({ mean, p10, p90 });

describe('growthLayout', () => {
  it('puts powers of ten on a log axis and columns in the middle of their space', () => {
    const layout = growthLayout([point(1, 1, 1), point(10, 10, 10), point(100, 100, 100)], frame);
    expect(layout.ticks.map(({ label, y }) => [label, y])).toEqual([
      ['1', 200],
      ['10', 100],
      ['100', 0],
    ]);
    expect(layout.line.points.map((p) => [p?.x, p?.y])).toEqual([
      [100, 200],
      [200, 100],
      [300, 0],
    ]);
    expect(layout.width).toBe(350);
  });

  it('leaves a gap where a width is zero', () => {
    const layout = growthLayout([point(0), point(1), point(2)], frame);
    expect(layout.line.points[0]).toBeNull();
    expect(layout.line.path.match(/M/g)).toHaveLength(1);
  });

  it('draws an axis even where every width is zero', () => {
    const layout = growthLayout([point(0)], frame);
    expect(layout.ticks.map(({ label }) => label)).toEqual(['0.01', '0.1', '1', '10', '100']);
    expect(layout.line.worst).toBeUndefined();
  });

  it('keeps the axis readable over many decades', () => {
    const labels = growthLayout([point(1e-7), point(1e9)], frame).ticks.map(({ label }) => label);
    expect(labels.length).toBeLessThanOrEqual(6);
    expect(labels[0]).toBe('10⁻⁷');
  });

  it('puts numbers below a point that the line reaches from above', () => {
    const [, up, down] = growthLayout([point(1), point(100), point(40)], frame).line.points;
    expect(up && up.label.y < up.y).toBe(true);
    expect(down && down.label.y > down.y).toBe(true);
  });

  it('puts them above all the same where they would run into the names', () => {
    const [, , down] = growthLayout([point(1), point(10), point(2, 0)], frame).line.points;
    expect(down && down.label.y < down.y).toBe(true);
  });

  it('sets two methods on one axis, side by side, with their numbers apart', () => {
    const even = (mean: number) => point(mean, mean, mean);
    const { line, reference, ticks } = growthLayout([even(1), even(2), even(9)], frame, [even(1), even(10), even(100)]);
    expect(ticks.map(({ label }) => label)).toEqual(['1', '10', '100']);
    expect(reference?.points[2]?.y).toBe(0);
    expect(line.points[1]?.x).toBeGreaterThan(reference?.points[1]?.x ?? Number.POSITIVE_INFINITY);
    expect(line.points.map((p) => p?.label.anchor)).toEqual(['middle', 'start', 'middle']);
    expect(line.points[2]?.label.y).toBeGreaterThan(line.points[2]?.y ?? Number.POSITIVE_INFINITY);
  });
});

describe('worstGrowth', () => {
  it('moves the factor to the other side of the step where a number stands in its place', () => {
    const even = (mean: number) => point(mean, mean, mean);
    const steep = growthLayout([even(1), even(2), even(5)], frame, [even(1), even(30), even(90)]);
    const widely = [even(1), point(1.3, 1.3, 2.9), even(7)];
    const flat = growthLayout([even(1), even(1.3), even(1.4)], frame, widely);
    expect(steep.reference?.worst?.anchor).toBe('end');
    expect(flat.reference?.worst?.anchor).toBe('start');
  });

  it('leaves the factor out where both sides are taken', () => {
    const widely = [point(1, 1, 1), point(1.3, 1.3, 2.9), point(7, 7, 7)];
    const { line, reference } = growthLayout(widely, frame, widely);
    expect(line.worst?.anchor).toBe('start');
    expect(reference?.worst).toBeUndefined();
  });

  it('names the step with the largest factor', () => {
    expect(worstGrowth([0.02, 0.04, 1, 2])).toEqual({ to: 2, factor: 25 });
  });
  it('is silent where nothing grows or all is zero', () => {
    expect(worstGrowth([3, 2, 2])).toBeUndefined();
    expect(worstGrowth([0, 0, 5])).toBeUndefined();
  });
});
