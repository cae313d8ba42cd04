import { describe, expect, it } from 'vitest';
import { worstGrowth } from './growthFactor';
import { growthLayout } from './growthLayout';

const frame = { column: 100, left: 50, top: 0, height: 200 };
interface Widths {
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}
const point = (mean: number, p10 = mean / 2, p90 = mean * 2): Widths => ({ mean, p10, p90 });
/** Each layer reads the one before. */
const chain = (points: readonly Widths[]) => points.map((each, i) => ({ ...each, from: i > 0 ? [i - 1] : [] }));
const layOut = (points: readonly Widths[], reference?: readonly Widths[]) =>
  growthLayout(chain(points), frame, reference && chain(reference));
/** Input, stem, two convolutions, a shortcut that leaves at the stem, their sum. */
const block = (means: readonly [number, number, number, number, number, number]) =>
  [[], [0], [1], [2], [1], [3, 4]].map((from, i) => ({ ...point(means[i] as number), from }));

describe('growthLayout', () => {
  it('puts powers of ten on a log axis and columns in the middle of their space', () => {
    const layout = layOut([point(1, 1, 1), point(10, 10, 10), point(100, 100, 100)]);
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
    const layout = layOut([point(0), point(1), point(2)]);
    expect(layout.line.points[0]).toBeNull();
    expect(layout.line.path.match(/M/g)).toHaveLength(1);
  });

  it('draws an axis even where every width is zero', () => {
    const layout = layOut([point(0)]);
    expect(layout.ticks.map(({ label }) => label)).toEqual(['0.01', '0.1', '1', '10', '100']);
    expect(layout.line.worst).toBeUndefined();
  });

  it('keeps the axis readable over many decades', () => {
    const labels = layOut([point(1e-7), point(1e9)]).ticks.map(({ label }) => label);
    expect(labels.length).toBeLessThanOrEqual(6);
    expect(labels[0]).toBe('10⁻⁷');
  });

  it('puts numbers below a point that the line reaches from above', () => {
    const [, up, down] = layOut([point(1), point(100), point(40)]).line.points;
    expect(up && up.label.y < up.y).toBe(true);
    expect(down && down.label.y > down.y).toBe(true);
  });

  it('puts them above all the same where they would run into the names', () => {
    const [, , down] = layOut([point(1), point(10), point(2, 0)]).line.points;
    expect(down && down.label.y < down.y).toBe(true);
  });

  it('sets two methods on one axis, side by side, with their numbers apart', () => {
    const even = (mean: number) => point(mean, mean, mean);
    const { line, reference, ticks } = layOut([even(1), even(2), even(9)], [even(1), even(10), even(100)]);
    expect(ticks.map(({ label }) => label)).toEqual(['1', '10', '100']);
    expect(reference?.points[2]?.y).toBe(0);
    expect(line.points[1]?.x).toBeGreaterThan(reference?.points[1]?.x ?? Number.POSITIVE_INFINITY);
    expect(line.points.map((p) => p?.label.anchor)).toEqual(['middle', 'start', 'middle']);
    expect(line.points[2]?.label.y).toBeGreaterThan(line.points[2]?.y ?? Number.POSITIVE_INFINITY);
  });
});

describe('branches', () => {
  it('draws exactly the edges of the graph, the narrower branch apart', () => {
    const { points, path, branches } = growthLayout(block([1, 2, 4, 8, 0.5, 9]), frame).line;
    const thousandth = (value = 0) => Math.round(value * 1000) / 1000;
    const at = (i: number) => `${thousandth(points[i]?.x)},${thousandth(points[i]?.y)}`;
    expect(path.match(/[ML]/g)).toHaveLength(5);
    expect(path).toBe(`M${[0, 1, 2, 3, 5].map(at).join('L')}`);
    const [skip = '', step] = branches.split('M').filter(Boolean);
    expect([skip.split('Q')[0], skip.split(',').slice(-2).join()]).toEqual([1, 4].map(at));
    expect(step).toBe(`${at(4)}L${at(5)}`);
  });
  it('bows them off the straight way, where the trunk may lie, each line to its own side', () => {
    const skip = [[], [0], [0, 1]].map((from, i) => ({ ...point(i === 1 ? 2 : 1), from }));
    const { line, reference } = growthLayout(skip, frame, skip);
    const bowOf = ({ branches, points }: typeof line) =>
      Number(branches.split('Q')[1]?.split(',')[1]) - (points[0]?.y ?? 0);
    expect(bowOf(line)).toBeGreaterThan(20);
    expect(reference && bowOf(reference)).toBeLessThan(-20);
  });
  it('has none in a chain', () => {
    expect(layOut([point(1), point(2), point(3)]).line.branches).toBe('');
  });
});

it('gives a constant no width, which rounding alone has made', () => {
  const { line, ticks } = layOut([point(0.1), point(3e-18), point(0.5)]);
  expect(line.points[1]).toBeNull();
  expect(ticks[0]?.value).toBeGreaterThan(1e-3);
});

describe('worstGrowth', () => {
  it('moves the factor to the other side of the step where a number stands in its place', () => {
    const even = (mean: number) => point(mean, mean, mean);
    const steep = layOut([even(1), even(2), even(5)], [even(1), even(30), even(90)]);
    const widely = [even(1), point(1.3, 1.3, 2.9), even(7)];
    const flat = layOut([even(1), even(1.3), even(1.4)], widely);
    expect(steep.reference?.worst?.anchor).toBe('end');
    expect(flat.reference?.worst?.anchor).toBe('start');
  });

  it('leaves the factor out where both sides are taken', () => {
    const widely = [point(1, 1, 1), point(1.3, 1.3, 2.9), point(7, 7, 7)];
    const { line, reference } = layOut(widely, widely);
    expect(line.worst?.anchor).toBe('start');
    expect(reference?.worst).toBeUndefined();
  });

  it('names the step with the largest factor', () => {
    expect(worstGrowth(chain([0.02, 0.04, 1, 2].map((mean) => point(mean))))).toEqual({ from: 1, to: 2, factor: 25 });
  });
  it('goes along edges, at a sum from the widest of what it adds', () => {
    expect(worstGrowth(block([1, 2, 4, 8, 0.5, 9]))).toMatchObject({ from: 0, to: 1, factor: 2 });
    expect(worstGrowth(block([1, 1, 1, 10, 0.5, 95]))).toMatchObject({ from: 2, to: 3, factor: 10 });
    expect(worstGrowth(block([1, 1, 1, 2, 10, 120]))).toMatchObject({ from: 4, to: 5, factor: 12 });
  });
  it('is silent where nothing grows or all is zero', () => {
    expect(worstGrowth(chain([3, 2, 2].map((mean) => point(mean))))).toBeUndefined();
    expect(worstGrowth(chain([0, 0, 5].map((mean) => point(mean))))).toBeUndefined();
  });
});
