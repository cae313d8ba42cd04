import { expect, it } from 'vitest';
import { pathOf, plotOf, squared, viewAround } from './plot';

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
