import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from './spreadLabels';

it('leaves labels where they want to be when they have room', () => {
  expect(spreadLabels([50, 10, 90], 16, [0, 100])).toEqual([50, 10, 90]);
});

it('moves two that touch apart by the same amount', () => {
  expect(spreadLabels([50, 54], 16, [0, 100])).toEqual([44, 60]);
});

it('lets a block push its neighbours', () => {
  expect(spreadLabels([40, 50, 52], 16, [0, 100])).toEqual([(40 + 50 + 52) / 3 - 16, 142 / 3, 142 / 3 + 16]);
});

it('keeps labels within the range', () => {
  expect(spreadLabels([0, 2, 100], 16, [0, 100])).toEqual([0, 16, 100]);
});

it('keeps order, distance and range whatever is wanted', () => {
  const wanted = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 8 });
  fc.assert(
    fc.property(wanted, (values) => {
      const places = spreadLabels(values, 16, [0, 200]);
      const pairs = values.map((value, i) => [value, places[i] as number] as const).sort((a, b) => a[1] - b[1]);
      pairs.forEach(([value, place], i) => {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(200 + 1e-9);
        const next = pairs[i + 1];
        if (!next) return;
        expect(next[1] - place).toBeGreaterThanOrEqual(16 - 1e-9);
        expect(next[0]).toBeGreaterThanOrEqual(value);
      });
    }),
  );
});
