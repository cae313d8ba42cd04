import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActivationName } from './activations';
import { FLOATS } from './arithmetic';
import { crownOf, lowerInFloats, lowerOf } from './crown';
import { compare, nearestDecimal, toNumber, toNumeral } from './decimal';
import { exactRange } from './exact/exactRange';
import { evaluateDifference } from './intervalBounds';
import { methodBounds, objectiveOf } from './methodBounds';
import { affine, type Box, range, type SmallNetwork } from './smallNetwork';

const box: Box = [range('4', '6'), range('1', '5')];
const twoByTwo: SmallNetwork = { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') };

it('of two by two are those of the picture: zonotope −0.1, CROWN 0.2, exact 2', () => {
  const { zonotope, crown, alpha, under } = methodBounds(twoByTwo, box);
  expect(toNumeral(zonotope.lower)).toBe('-0.1');
  expect(toNumeral(crown.lower)).toBe('0.2');
  expect(compare(alpha.lower, crown.lower)).toBeGreaterThanOrEqual(0);
  expect(under.map(toNumeral)).toEqual(['2.4', '0.2', '-9.6']);
  const exact = exactRange(twoByTwo, box);
  expect(exact && [exact.lower, exact.upper].map(toNumeral)).toEqual(['2', '10']);
  expect(exact?.cells).toBe(3);
});

it('of a slope that is no decimal are exact all the same: 2/3 of a ReLU between −1 and 2', () => {
  const network: SmallNetwork = { hidden: [affine('1 0 0')], output: affine('-3 0') };
  const { zonotope, crown, under } = methodBounds(network, [range('-1', '2'), range('0', '0')]);
  expect([zonotope.lower, crown.lower].map(toNumeral)).toEqual(['-6', '-6']);
  expect(under.map(toNumeral)).toEqual(['-2', '0', '-2']);
});

const weight = fc.integer({ min: -30, max: 30 }).map((tenths) => nearestDecimal(tenths / 10, 1));
const row = (columns: number) => fc.array(weight, { minLength: columns, maxLength: columns });
const layer = (rows: number, columns: number) =>
  fc.record({ weights: fc.array(row(columns), { minLength: rows, maxLength: rows }), biases: row(rows) });
const networks: fc.Arbitrary<SmallNetwork> = fc
  .constantFrom<ActivationName>('relu', 'leaky', 'tanh', 'sigmoid')
  .chain((activation) =>
    fc.record({
      hidden: fc.tuple(layer(3, 2), layer(3, 3)),
      output: layer(2, 3),
      activation: fc.constant(activation),
    }),
  );

it('hold at every input, exactly: no float decides', () => {
  fc.assert(
    fc.property(networks, fc.nat(40), fc.nat(40), (network, u, v) => {
      const point = [nearestDecimal(4 + u / 20, 2), nearestDecimal(1 + v / 10, 1)] as const;
      const value = evaluateDifference(network, point);
      // A smooth network's value is known to about 1e-9.
      const slack = 1e-7;
      const { zonotope, crown, alpha } = methodBounds(network, box);
      for (const { lower, upper } of [zonotope, crown, alpha]) {
        if (network.activation === 'relu' || network.activation === 'leaky') {
          expect(compare(lower, value)).toBeLessThanOrEqual(0);
          expect(compare(upper, value)).toBeGreaterThanOrEqual(0);
        } else {
          expect(toNumber(lower)).toBeLessThanOrEqual(toNumber(value) + slack);
          expect(toNumber(upper)).toBeGreaterThanOrEqual(toNumber(value) - slack);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('in loops over floats are those in floats', () => {
  fc.assert(
    fc.property(networks, (network) => {
      const crown = crownOf(network, box, FLOATS);
      const asked = objectiveOf(network, FLOATS);
      const own = lowerOf(crown, asked);
      expect(Math.abs(lowerInFloats(crown, asked) - own)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(own)));
    }),
    { numRuns: 40 },
  );
});
