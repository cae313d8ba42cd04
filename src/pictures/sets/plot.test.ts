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
