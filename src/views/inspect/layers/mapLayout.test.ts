import { expect, it } from 'vitest';
import { mapLayout, ROW_NAMES } from './imageGrid';

it('shows twelve channels where the design has 772 pixels', () => {
  expect(mapLayout(772, 32)).toMatchObject({ direction: 'down', perPage: 12, size: 51 });
});

it('shows fewer and larger maps in a tall window', () => {
  expect(mapLayout(1254, 32, 1.32)).toMatchObject({ perPage: 15, size: 71 });
});

it('shows four a row on a phone', () => {
  expect(mapLayout(358, 32).perPage).toBe(4);
});

it('gives one to three channels the whole width', () => {
  expect(mapLayout(772, 1)).toMatchObject({ direction: 'across', size: 160 });
  expect(mapLayout(358, 3)).toMatchObject({ direction: 'across', size: 82 });
});

it.each([300, 358, 500, 612, 772, 1200])('never needs more than %d pixels', (width) => {
  const { perPage, size } = mapLayout(width, 64);
  expect(ROW_NAMES + perPage * (size + 9) - 9).toBeLessThanOrEqual(width);
});
