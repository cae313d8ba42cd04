import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicks, snap, withoutDust } from './ticks';

describe('formatTicks', () => {
  it('gives neighbouring ticks different labels with no more digits than that takes', () => {
    expect(formatTicks([5, 5.0005, 5.001])).toEqual(['5.0000', '5.0005', '5.0010']);
    expect(formatTicks([2.95, 3, 3.05, 3.1])).toEqual(['2.95', '3.00', '3.05', '3.10']);
    expect(formatTicks([-0.2, -0.1, 0, 0.1])).toEqual(['−0.2', '−0.1', '0', '0.1']);
    expect(formatTicks([-1000, 0, 1000])).toEqual(['−1000', '0', '1000']);
    expect(formatTicks([0, 0.25, 0.5])).toEqual(['0', '0.25', '0.50']);
  });
  it('writes large and small ones with an exponent', () => {
    expect(formatTicks([-1000000, -500000, 0, 500000])).toEqual(['−1e6', '−5e5', '0', '5e5']);
    expect(formatTicks([1200000, 1400000])).toEqual(['1.2e6', '1.4e6']);
    expect(formatTicks([0, 2e-7, 4e-7])).toEqual(['0', '2e−7', '4e−7']);
  });
  it('never repeats a label, whatever the axis', () => {
    const steps = fc.tuple(fc.constantFrom(1, 2, 2.5, 5), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 9 }),
        ([step, power], from, count) => {
          const values = Array.from({ length: count }, (_, i) => (from + i) * step * 10 ** power);
          const labels = formatTicks(values);
          expect(new Set(labels).size).toBe(count);
          labels.forEach((label, i) => {
            expect(Math.abs(asNumber(label) - (values[i] as number))).toBeLessThan(step * 10 ** power * 0.01);
          });
        },
      ),
    );
  });
});

function asNumber(text: string): number {
  return Number(text.replaceAll('−', '-'));
}

describe('steps of a track', () => {
  it('are multiples from where it begins, without dust', () => {
    expect(snap(0.31, 0.1, 0.1)).toBe(0.3);
    expect(snap(-0.96, -1, 0.25)).toBe(-1);
  });

  it('take in what lies on one but for dust, and leave alone what lies between two', () => {
    expect(withoutDust(9.99999999998, 0, 1)).toBe(10);
    expect(withoutDust(0.1 + 0.2, 0, 0.1)).toBe(0.3);
    expect(withoutDust(9.5, 0, 1)).toBe(9.5);
    expect(withoutDust(0.0001, 0, 1)).toBe(0.0001);
  });
});
