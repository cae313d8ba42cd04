import { expect, it } from 'vitest';
import { layoutEpochs } from './epochLayout';

const frame = { epochs: 4, domain: [0, 1] as const, width: 400, height: 100, at: null, gap: 16 };
const points = [
  { at: 1, value: 0.5 },
  { at: 2, value: 0.75 },
];

it('places epochs along the width and values from the bottom', () => {
  const { x, y, lines, ticks } = layoutEpochs([{ id: 'clean', points }], frame);
  expect([x(0), x(4)]).toEqual([0, 400]);
  expect([y(0), y(1), y(2)]).toEqual([100, 0, 0]);
  expect(lines[0]?.path).toBe('M100,50L200,25');
  expect(ticks).toEqual([0, 1, 2, 3, 4]);
});

it('reads the latest point, or the one at a moment', () => {
  const read = (at: number | null) => layoutEpochs([{ id: 'clean', points }], { ...frame, at }).lines[0]?.read;
  expect(read(null)).toEqual({ x: 200, y: 25, value: 0.75 });
  expect(read(1)).toEqual({ x: 100, y: 50, value: 0.5 });
  expect(read(4)?.value).toBe(0.75);
  expect(read(0.5)).toBeNull();
});

it('stands labels beside the ends of their lines, and at the right while an earlier moment is read', () => {
  const labelX = (at: number | null) => layoutEpochs([{ id: 'clean', points }], { ...frame, at }).lines[0]?.labelX;
  expect([labelX(null), labelX(1)]).toEqual([200, 400]);
});

it('gives labels room, also to lines without a point', () => {
  const { lines } = layoutEpochs(
    [
      { id: 'one', points },
      { id: 'other', points },
      { id: 'none', points: [] },
    ],
    frame,
  );
  expect(lines.map(({ labelY }) => Math.round(labelY))).toEqual([11, 27, 43]);
  expect(lines[2]).toMatchObject({ path: '', read: null });
});

it('begins a new line where another network begins', () => {
  const parts = [...points, { at: 3, value: 0.25, begins: true }, { at: 4, value: 0.5 }];
  expect(layoutEpochs([{ id: 'tree', points: parts }], frame).lines[0]?.path).toBe('M100,50L200,25M300,75L400,50');
});

it('finds the epoch at a pixel, never the start', () => {
  const { nearest } = layoutEpochs([], frame);
  expect([nearest(-20), nearest(20), nearest(160), nearest(900)]).toEqual([1, 1, 2, 4]);
});
