import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './axisTicks';
import { textWidth } from './placeEndLabels';

const labelsOf = (ticks: readonly { readonly label: string }[]) => ticks.map(({ label }) => label);

describe('axisTicks', () => {
  it('tells the ticks of a thin axis apart', () => {
    expect(labelsOf(axisTicks([5, 5.001], 2))).toEqual(['5.0000', '5.0005', '5.0010']);
  });
  it('has fewer ticks where labels would touch', () => {
    expect(labelsOf(axisTicks([0, 800_000], 5, 400))).toEqual(['0', '2e5', '4e5', '6e5', '8e5']);
    expect(axisTicks([0, 800_000], 5, 80).length).toBeLessThan(4);
  });
  it('keeps the ends where every second value has room, rather than zero alone', () => {
    expect(labelsOf(axisTicks([-4e7, 4e7], 3, 130))).toEqual(['−4e7', '0', '4e7']);
  });
  it('leaves room between neighbours, whatever the axis', () => {
    const end = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(
        end,
        fc.double({ noNaN: true, min: 0.01, max: 1e6 }),
        fc.integer({ min: 60, max: 600 }),
        (from, length, pixels) => {
          const found = axisTicks([from, from + length], 5, pixels);
          const x = (value: number) => ((value - from) / length) * pixels;
          found.slice(1).forEach(({ value, label }, i) => {
            const before = found[i] as (typeof found)[number];
            const distance = x(value) - x(before.value);
            const touch = (textWidth(label, 12) + textWidth(before.label, 12)) / 2 > distance;
            expect(touch && found.length > 2, `${before.label} ${label}`).toBe(false);
          });
        },
      ),
    );
  });
});
