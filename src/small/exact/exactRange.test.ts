import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivationName } from '../activations';
import { compare, nearestDecimal, signOf, toNumber, toNumeral } from '../decimal';
import { boundNetwork, evaluateDifference } from '../intervalBounds';
import { methodBounds } from '../methodBounds';
import { areaOf } from '../polygon';
import { affine, type Box, range, type SmallNetwork } from '../smallNetwork';
import { splitWhole } from '../splitting';
import { exactRange } from './exactRange';

const unit: Box = [range('-1', '1'), range('-1', '1')];

describe('the exact range', () => {
  it('has bounds that are worked out by hand', () => {
    // |x| + |y|, from 0 in the middle to 2 in the corners; its cells are the four quadrants.
    const size: SmallNetwork = {
      hidden: [affine('1 0 0', '-1 0 0', '0 1 0', '0 -1 0')],
      output: affine('1 1 1 1 0'),
    };
    const found = exactRange(size, unit);
    expect(found && [found.lower, found.upper].map(toNumeral)).toEqual(['0', '2']);
    expect(found).toMatchObject({ cells: 4, isAbove: false });
    // ReLU(3x − 1) + ReLU(1 − 3x) is 0 at a third, which is no decimal, and nowhere below.
    const third: SmallNetwork = { hidden: [affine('3 0 -1', '-3 0 1')], output: affine('1 1 0') };
    expect(exactRange(third, unit)?.isAbove).toBe(false);
    const above: SmallNetwork = { ...third, output: affine('1 1 0.0001') };
    expect(exactRange(above, unit)).toMatchObject({ isAbove: true, cells: 2 });
    // A third itself, rounded outward.
    const inner: SmallNetwork = {
      hidden: [affine('3 0 -1', '-3 0 1', '1 0 1')],
      output: affine('100 100 1 -1'),
    };
    const least = exactRange(inner, unit)?.lower;
    expect(least && toNumeral(least)).toBe(`0.${'3'.repeat(30)}`);
  });

  it('gives up past the most cells, and has none of a smooth activation', () => {
    const size: SmallNetwork = { hidden: [affine('1 0 0', '0 1 0')], output: affine('1 1 0') };
    expect(exactRange(size, unit, 3)).toBeUndefined();
    expect(exactRange({ ...size, activation: 'tanh' }, unit)).toBeUndefined();
  });

  it('of a leaky network counts what is kept below zero', () => {
    const leaky: SmallNetwork = { hidden: [affine('1 0 0')], output: affine('1 0'), activation: 'leaky' };
    const found = exactRange(leaky, unit);
    expect(found && [found.lower, found.upper].map(toNumeral)).toEqual(['-0.1', '1']);
  });
});

const weight = fc.integer({ min: -30, max: 30 }).map((tenths) => nearestDecimal(tenths / 10, 1));
const row = (columns: number) => fc.array(weight, { minLength: columns, maxLength: columns });
const layer = (rows: number, columns: number) =>
  fc.record({ weights: fc.array(row(columns), { minLength: rows, maxLength: rows }), biases: row(rows) });
const networks: fc.Arbitrary<SmallNetwork> = fc
  .tuple(fc.constantFrom<ActivationName>('relu', 'leaky'), fc.constantFrom(1, 2))
  .chain(([activation, outputs]) =>
    fc.record({
      hidden: fc.tuple(layer(3, 2), layer(3, 3)),
      output: layer(outputs, 3),
      activation: fc.constant(activation),
    }),
  );

it('holds what inputs give, and lies within what every method proves', () => {
  fc.assert(
    fc.property(
      networks,
      fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 5, maxLength: 5 }),
      (network, shares) => {
        const exact = exactRange(network, unit);
        if (!exact) throw new Error('No exact range');
        for (const [u, v] of shares) {
          const value = evaluateDifference(network, [nearestDecimal(u / 10 - 1, 1), nearestDecimal(v / 10 - 1, 1)]);
          expect(compare(exact.lower, value)).toBeLessThanOrEqual(0);
          expect(compare(exact.upper, value)).toBeGreaterThanOrEqual(0);
        }
        const { zonotope, crown, alpha } = methodBounds(network, unit);
        for (const { lower, upper } of [boundNetwork(network, unit).difference, zonotope, crown, alpha]) {
          // The exact bounds are rounded outward in their thirtieth decimal.
          expect(toNumber(lower)).toBeLessThanOrEqual(toNumber(exact.lower) + 1e-12);
          expect(toNumber(upper)).toBeGreaterThanOrEqual(toNumber(exact.upper) - 1e-12);
        }
      },
    ),
    { numRuns: 40 },
  );
});

it('agrees with splitting wherever that ends, and splitting tiles the box', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const [exact, splitting] = [exactRange(network, unit), splitWhole(network, unit, 60)];
      if (splitting.verdict !== 'unknown') expect(splitting.verdict === 'verified').toBe(exact?.isAbove);
      for (const { witness } of splitting.boxes) {
        if (witness) expect(signOf(evaluateDifference(network, witness.point))).toBeLessThanOrEqual(0);
      }
      const areas = splitting.boxes.map(({ box: [x, y] }) => {
        const [left, right, bottom, top] = [x.lower, x.upper, y.lower, y.upper].map(toNumber) as [
          number,
          number,
          number,
          number,
        ];
        return areaOf([
          [left, bottom],
          [right, bottom],
          [right, top],
          [left, top],
        ]);
      });
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(4, 12);
    }),
    { numRuns: 20 },
  );
});
