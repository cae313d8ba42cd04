import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, type Decimal, multiply, nearestDecimal, parseDecimal, toNumber, toNumeral } from './decimal';
import { activate, differenceAt, toFloat, unitAt } from './floatNetwork';
import { boundNetwork, evaluateAffine, evaluateDifference, relu, stabilityOf } from './intervalBounds';
import { affine, type Box, type DecimalRange, range, type SmallNetwork } from './smallNetwork';
import { answer } from './verdict';

const decimal = fc
  .record({ coefficient: fc.bigInt({ min: -9999n, max: 9999n }), places: fc.nat({ max: 3 }) })
  .map((value): Decimal => value);

const interval = fc
  .tuple(decimal, decimal)
  .map(([a, b]) => (compare(a, b) <= 0 ? { lower: a, upper: b } : { lower: b, upper: a }));

const box: fc.Arbitrary<Box> = fc.tuple(interval, interval);

function layerOf(rows: number, columns: number) {
  return fc.record({
    weights: fc.array(fc.array(decimal, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    biases: fc.array(decimal, { minLength: rows, maxLength: rows }),
  });
}

const network: fc.Arbitrary<SmallNetwork> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 2 }))
  .chain(([sizes, outputs]) =>
    fc.record({
      hidden: fc.tuple(...sizes.map((size, index) => layerOf(size, sizes[index - 1] ?? 2))),
      output: layerOf(outputs, sizes.at(-1) ?? 2),
    }),
  );

const poster: SmallNetwork = { hidden: [affine('-1 5 0')], output: affine('1 0') };
const posterBox: Box = [range('4', '6'), range('1', '5')];
const twoByTwo: SmallNetwork = { hidden: [affine('3 -1 -8', '1 -2 -2')], output: affine('2 -1 2', '1 2 0') };

const numerals = ({ lower, upper }: { lower: Decimal; upper: Decimal }) => [toNumeral(lower), toNumeral(upper)];

describe('decimals', () => {
  it('reads what people type', () => {
    expect(['-1', '+2.50', '.5', '3.', '0,25', ' 7 '].map((text) => toNumeral(parseDecimal(text) as Decimal))).toEqual([
      '-1',
      '2.5',
      '0.5',
      '3',
      '0.25',
      '7',
    ]);
    expect(['', '-', '1e3', 'NaN', '1.23456', '1001', '1-2', '--1'].map(parseDecimal)).toEqual(
      Array(8).fill(undefined),
    );
  });
  it('computes exactly where floats do not', () => {
    const [a, b] = [parseDecimal('0.1') as Decimal, parseDecimal('0.2') as Decimal];
    expect([toNumeral(add(a, b)), toNumeral(multiply(a, b))]).toEqual(['0.3', '0.02']);
  });
  it('survives a round trip through its numeral', () => {
    fc.assert(fc.property(decimal, (value) => toNumber(value) === Number(toNumeral(value))));
  });
  it('rounds a drag to a decimal within reach', () => {
    expect([nearestDecimal(1.26, 1), nearestDecimal(-5e9, 0)].map(toNumeral)).toEqual(['1.3', '-1000']);
  });
});

describe('the example on the poster', () => {
  it('lies between −1 and 21, and between 0 and 21 after ReLU', () => {
    const { hidden, difference, apart } = boundNetwork(poster, posterBox);
    expect(hidden[0]?.before.map(numerals)).toEqual([['-1', '21']]);
    expect(hidden[0]?.after.map(numerals)).toEqual([['0', '21']]);
    expect(numerals(difference)).toEqual(['0', '21']);
    expect(apart).toBeUndefined();
  });
  it('is falsified at x = 6, y = 1', () => {
    const { difference } = boundNetwork(poster, posterBox);
    const { verdict, lowest } = answer(poster, toFloat(poster), posterBox, difference);
    expect([verdict, ...lowest.point.map(toNumeral), toNumeral(lowest.value)]).toEqual(['falsified', '6', '1', '0']);
  });
});

describe('two by two', () => {
  it('gives −13 with the logits apart and −4 with their difference, so it stays unknown', () => {
    const { apart, difference, outputs } = boundNetwork(twoByTwo, posterBox);
    expect(outputs.map(numerals)).toEqual([
      ['0', '20'],
      ['0', '13'],
    ]);
    expect([apart && numerals(apart), numerals(difference)]).toEqual([
      ['-13', '20'],
      ['-4', '11'],
    ]);
    expect(answer(twoByTwo, toFloat(twoByTwo), posterBox, difference).verdict).toBe('unknown');
  });
});

describe('answers', () => {
  it('verifies what is above zero everywhere', () => {
    const shifted: SmallNetwork = { ...poster, output: affine('1 0.001') };
    const { difference } = boundNetwork(shifted, posterBox);
    expect(answer(shifted, toFloat(shifted), posterBox, difference).verdict).toBe('verified');
  });
  it('takes a minimum of exactly zero as a counterexample', () => {
    const { verdict, lowest } = answer(poster, toFloat(poster), posterBox, boundNetwork(poster, posterBox).difference);
    expect([verdict, toNumeral(lowest.value)]).toEqual(['falsified', '0']);
  });
  it('finds a dip inside the box that no corner shows', () => {
    const valley: SmallNetwork = { hidden: [affine('1 0 -5', '-1 0 5')], output: affine('1 1 -0.5') };
    const { verdict, lowest } = answer(valley, toFloat(valley), posterBox, boundNetwork(valley, posterBox).difference);
    expect(verdict).toBe('falsified');
    expect(toNumber(lowest.point[0])).toBeCloseTo(5, 2);
  });
});

describe('interval bounds of any small network', () => {
  it('contain the exact value at every corner and inside', () => {
    fc.assert(
      fc.property(network, box, fc.nat({ max: 10 }), fc.nat({ max: 10 }), (net, [x, y], u, v) => {
        const point = [between(x, u), between(y, v)] as const;
        const bounds = boundNetwork(net, [x, y]);
        let values: readonly Decimal[] = point;
        for (const [index, layer] of net.hidden.entries()) {
          const before = evaluateAffine(layer, values);
          values = before.map(relu);
          expectAllInside(before, bounds.hidden[index]?.before);
          expectAllInside(values, bounds.hidden[index]?.after);
        }
        expectAllInside(evaluateAffine(net.output, values), bounds.outputs);
        const difference = evaluateDifference(net, point);
        expectAllInside([difference], [bounds.difference]);
        if (bounds.apart) expectAllInside([difference], [bounds.apart]);
      }),
    );
  });
  it('are reached by a corner where there is one affine layer only', () => {
    fc.assert(
      fc.property(layerOf(1, 2), box, (layer, [x, y]) => {
        const [bounds] = boundNetwork({ hidden: [layer], output: affine('1 0') }, [x, y]).hidden[0]?.before ?? [];
        const values = [x.lower, x.upper].flatMap((a) =>
          [y.lower, y.upper].map((b) => evaluateAffine(layer, [a, b])[0]),
        );
        const sorted = (values as Decimal[]).sort(compare);
        expect(compare(sorted[0] as Decimal, bounds?.lower as Decimal)).toBe(0);
        expect(compare(sorted[3] as Decimal, bounds?.upper as Decimal)).toBe(0);
      }),
    );
  });
  it('are never looser with the difference folded in than with the logits apart', () => {
    fc.assert(
      fc.property(network, box, (net, inputs) => {
        const { apart, difference } = boundNetwork(net, inputs);
        if (!apart) return;
        expect(compare(difference.lower, apart.lower)).toBeGreaterThanOrEqual(0);
        expect(compare(difference.upper, apart.upper)).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('shrink to the exact value where the box is a point', () => {
    fc.assert(
      fc.property(network, decimal, decimal, (net, x, y) => {
        const { difference } = boundNetwork(net, [
          { lower: x, upper: x },
          { lower: y, upper: y },
        ]);
        const exact = evaluateDifference(net, [x, y]);
        expect([compare(difference.lower, exact), compare(difference.upper, exact)]).toEqual([0, 0]);
      }),
    );
  });
});

describe('sampling in floats', () => {
  it('agrees with the exact value up to rounding', () => {
    const float = toFloat(twoByTwo);
    expect(activate(float, 6, 1)).toEqual({
      before: [Float64Array.of(9, 2)],
      after: [Float64Array.of(9, 2)],
      outputs: Float64Array.of(18, 13),
      difference: 5,
    });
    expect(differenceAt(float, 4, 5)).toBe(2);
  });
  it('reads one neuron or output as all of them are', () => {
    const float = toFloat({
      hidden: [affine('3 -1 -8', '1 -2 -2', '-1 1 0'), affine('1 -1 2 1', '-2 1 0 3')],
      output: affine('2 -1 2', '1 2 0'),
    });
    for (const [x, y] of [
      [6, 1],
      [-1, 2.5],
    ] as const) {
      const all = activate(float, x, y);
      for (const layer of [0, 1]) {
        for (const index of all.before[layer]?.keys() ?? []) {
          expect(unitAt(float, layer, false, index, x, y)).toBe(all.before[layer]?.[index]);
          expect(unitAt(float, layer, true, index, x, y)).toBe(all.after[layer]?.[index]);
        }
      }
      for (const index of [0, 1]) expect(unitAt(float, 2, false, index, x, y)).toBe(all.outputs[index]);
      expect(differenceAt(float, x, y)).toBeCloseTo(all.difference, 12);
    }
  });
});

describe('stability', () => {
  it('is decided by the sign of the bounds', () => {
    expect([range('0', '3'), range('-3', '0'), range('-1', '1')].map(stabilityOf)).toEqual([
      'always on',
      'always off',
      'unstable',
    ]);
  });
});

function between({ lower, upper }: { lower: Decimal; upper: Decimal }, tenths: number): Decimal {
  const share = { coefficient: BigInt(tenths), places: 1 };
  const rest = { coefficient: BigInt(10 - tenths), places: 1 };
  return add(multiply(lower, rest), multiply(upper, share));
}

function expectAllInside(values: readonly Decimal[], ranges: readonly DecimalRange[] | undefined): void {
  expect(ranges).toHaveLength(values.length);
  for (const [index, value] of values.entries()) {
    const { lower, upper } = ranges?.[index] ?? { lower: value, upper: value };
    expect(compare(value, lower)).toBeGreaterThanOrEqual(0);
    expect(compare(value, upper)).toBeLessThanOrEqual(0);
  }
}
