import { expect, it } from 'vitest';
import { barLabels, unitBarsLayout } from './unitBarsLayout';

it('holds zero and every bound on one axis', () => {
  const { y, ticks } = unitBarsLayout([{ lower: Float32Array.of(2, 3), upper: Float32Array.of(8, 4) }], {
    width: 200,
    height: 80,
    units: 2,
  });
  expect([y(0), y(8)]).toEqual([80, 0]);
  expect(ticks.map(({ value }) => value)).toContain(0);
});

it('holds the bounds of two layers, so that they can be compared', () => {
  const own = { lower: Float32Array.of(-1), upper: Float32Array.of(1) };
  const other = { lower: Float32Array.of(-4), upper: Float32Array.of(2) };
  const { y } = unitBarsLayout([own, other], { width: 20, height: 60, units: 1 });
  expect([y(-4), y(2)]).toEqual([60, 0]);
});

it('shares the width among the bars and keeps them apart', () => {
  const bounds = new Float32Array(100);
  expect(unitBarsLayout([{ lower: bounds, upper: bounds }], { width: 744, height: 80, units: 100 })).toMatchObject({
    pitch: 7,
    bar: 5,
  });
  expect(unitBarsLayout([{ lower: bounds, upper: bounds }], { width: 700, height: 80, units: 2 })).toMatchObject({
    pitch: 64,
    bar: 14,
  });
});

it('has an axis even where every bound is zero', () => {
  const { y } = unitBarsLayout([{ lower: Float32Array.of(0), upper: Float32Array.of(0) }], {
    width: 10,
    height: 80,
    units: 1,
  });
  expect(y(0)).toBe(40);
});

it('labels bars by names where all have room, else by numbers, and leaves out what would touch', () => {
  const numbers = ['0', '1', '2', '3', '4'];
  const shown = (names: readonly string[], pitch: number, chosen: number) =>
    barLabels(names, numbers, pitch, chosen).map(({ text }) => text);
  expect(shown(['Bag', 'Coat', 'Shirt', 'Boot', 'Dress'], 64, 0)).toEqual(['Bag', 'Coat', 'Shirt', 'Boot', 'Dress']);
  expect(shown(['Bag', 'Coat', 'Pullover with hood', 'Boot', 'Dress'], 64, 0)).toEqual(numbers);
  expect(shown(numbers, 9, 3)).toEqual(['0', '3']);
  expect(shown(numbers, 0, 3)).toEqual([]);
});
