import fc from 'fast-check';
import { expect, it } from 'vitest';
import { growthLayout } from './growthLayout';
import { colorLimit, widthStatistics } from './layerStatistics';
import { unitBarsLayout } from './unitBarsLayout';

const anyBound = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(Infinity, -Infinity, 3.4e38, -3.4e38, 0));
const anyBounds = fc.array(fc.tuple(anyBound, anyBound), { minLength: 1, maxLength: 20 }).map((pairs) => ({
  lower: Float32Array.from(pairs, ([a, b]) => Math.min(a, b)),
  upper: Float32Array.from(pairs, ([a, b]) => Math.max(a, b)),
}));

it('bounds of any size, infinite ones too, have statistics that are numbers, and pictures with a place for each', () => {
  fc.assert(
    fc.property(fc.array(anyBounds, { minLength: 1, maxLength: 5 }), (layers) => {
      const statistics = layers.map(({ lower, upper }) => widthStatistics(lower, upper));
      expect(statistics.flatMap((each) => Object.values(each)).some(Number.isNaN)).toBe(false);
      const points = statistics.map((each, at) => ({ ...each, from: at === 0 ? [] : [at - 1] }));
      const { line, ticks } = growthLayout(points, { column: 90, left: 40, top: 20, height: 100 });
      const places = line.points.flatMap((point) => (point ? [point.y, point.bandTop, point.bandBottom] : []));
      for (const y of [...places, ...ticks.map((tick) => tick.y)]) {
        expect(y).toBeGreaterThanOrEqual(20 - 1e-9);
        expect(y).toBeLessThanOrEqual(120 + 1e-9);
      }
      const bars = unitBarsLayout(layers, { width: 300, height: 100, units: 20 });
      for (const { lower, upper } of layers) {
        for (const value of [...lower, ...upper]) expect(bars.y(value)).toBeGreaterThanOrEqual(0);
        expect(colorLimit(lower, upper)).toBeGreaterThan(0);
      }
    }),
  );
});
