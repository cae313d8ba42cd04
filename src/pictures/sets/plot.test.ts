import { expect, it } from 'vitest';
import { apart, pathOf, plotOf, squared, viewAround } from './plot';

it('draws segments, and nothing of empty polygons', () => {
  const plot = plotOf({ left: 0, right: 1, bottom: 0, top: 1 }, 154, 164);
  expect(
    pathOf(
      [
        [],
        [
          [0, 0],
          [1, 1],
        ],
      ],
      plot,
    ),
  ).toBe('M40.0 124.0L140.0 24.0Z');
  expect(pathOf([], plot)).toBe('');
});

it('holds what it is to show, with one unit as long across as up where that is asked', () => {
  const view = viewAround([
    [
      [0, 0],
      [2, 0],
      [2, 8],
    ],
  ]);
  expect(view.left).toBeLessThan(0);
  expect(view.top).toBeGreaterThan(8);
  const [across, up] = plotOf(squared(view, 400, 300), 400, 300).unit;
  expect(across).toBeCloseTo(up, 9);
  expect(viewAround([])).toEqual({ left: -1, right: 1, bottom: -1, top: 1 });
});

it('leaves room for labels of large numbers', () => {
  const small = plotOf({ left: 0, right: 1, bottom: 0, top: 1 }, 400, 300);
  const large = plotOf({ left: 2500, right: 10500, bottom: 2600, top: 12000 }, 400, 300);
  expect(small.left).toBe(40);
  expect(large.left).toBeGreaterThan(44);
  expect(large.x(2500)).toBe(large.left);
  expect(large.x(10500)).toBe(386);
});

it('sets no name on another', () => {
  const names = [
    { text: 'CROWN', x: 100, y: 60 },
    { text: 'Zonotope', x: 110, y: 62 },
    { text: 'Exact', x: 130, y: 64 },
    { text: 'Interval', x: 100, y: 200 },
  ];
  const placed = apart(names);
  expect(placed[0]).toEqual(names[0]);
  expect(placed[3]).toEqual(names[3]);
  const rows = placed
    .slice(0, 3)
    .map(({ y }) => y)
    .sort((a, b) => a - b);
  for (const [at, y] of rows.entries()) if (at > 0) expect(y - (rows[at - 1] as number)).toBeGreaterThanOrEqual(14);
});
