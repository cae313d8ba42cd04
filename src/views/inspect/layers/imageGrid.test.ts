import { describe, expect, it } from 'vitest';
import { gridWindow, imagesOf, mapLayout, moveInGrid, positionOf, ROW_NAMES } from './imageGrid';

describe('the grid of images', () => {
  it('draws what is in view and a row to spare', () => {
    const box = { width: 210, height: 100, scrollTop: 500, cell: 50 };
    expect(gridWindow(10_000, box)).toEqual({ columns: 4, rows: 2500, first: 36, end: 52 });
    expect(gridWindow(10_000, { ...box, scrollTop: 0 })).toMatchObject({ first: 0, end: 12 });
    expect(gridWindow(3, box)).toMatchObject({ rows: 1, end: 3 });
  });

  it('moves by keys and stops at the ends', () => {
    const move = (key: string, at: number) => moveInGrid(key, at, 10, 4, 2);
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => move(key, 5))).toEqual([4, 6, 1, 9]);
    expect([move('ArrowDown', 8), move('ArrowLeft', 0), move('Home', 7), move('End', 2), move('PageUp', 9)]).toEqual([
      9, 0, 0, 9, 1,
    ]);
    expect(move('x', 3)).toBeUndefined();
  });

  it('keeps the images of one class in order and finds the nearest', () => {
    const labels = Uint8Array.of(1, 0, 1, 1, 0);
    expect([...imagesOf(labels, null)]).toEqual([0, 1, 2, 3, 4]);
    const ones = imagesOf(labels, 1);
    expect([...ones]).toEqual([0, 2, 3]);
    expect([0, 1, 2, 4].map((index) => positionOf(ones, index))).toEqual([0, 1, 1, 2]);
  });
});

describe('maps of a layer', () => {
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
});
