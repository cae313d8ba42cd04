import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Interval, packInterval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import type { Attributes, ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import { relaxationAround } from '../../network/otherExecutions';
import type { Relaxation, Relaxed } from '../../network/passingBack';
import { add, compare, type Dyadic, exact, multiply } from '../../numbers/dyadic';
import {
  clip64,
  EXP64,
  leakyRelu64,
  majorantAtMiddle,
  SIGMOID64,
  TANH64,
  type TestedActivation,
  usualAtMiddle,
} from './activations64';
import { expectAtLeast, expectAtMost } from './sides';

type Range = readonly [lower: number, upper: number];
type RelaxationOf = (interval: Interval, rounding: Rounding) => Relaxation;

const ALPHA = Math.fround(0.1);
const OPEN = Number.POSITIVE_INFINITY;

const CASES: readonly (readonly [TestedActivation, RelaxationOf])[] = [
  [{ ...leakyRelu64(0), name: 'Relu' }, relaxationOf('Relu')],
  ...[0, ALPHA, 1, 3].map((alpha) => [leakyRelu64(alpha), relaxationOf('LeakyRelu', { alpha })] as const),
  [clip64(0, 6), relaxationOf('Clip', { min: 0, max: 6 })],
  [clip64(-1, ALPHA), relaxationOf('Clip', { min: -1, max: ALPHA })],
  [clip64(-OPEN, 1), relaxationOf('Clip', { min: null, max: 1 })],
  [clip64(2, OPEN), relaxationOf('Clip', { min: 2, max: null })],
  [clip64(1, 1), relaxationOf('Clip', { min: 1, max: 1 })],
  [SIGMOID64, relaxationOf('Sigmoid')],
  [TANH64, relaxationOf('Tanh')],
  [EXP64, relaxationOf('Exp')],
];

/** The relaxation of a node of that operation. */
function relaxationOf(op: string, attributes: Attributes = {}): RelaxationOf {
  const values = { name: op, op, inputs: ['x'], output: 'y', attributes, weights: {} };
  const node: ReadyNode = { ...values, tensors: {}, inputShapes: [[1]] };
  return (interval, rounding) => relaxationAround(node, operationOf(op).backward as Relaxed, interval, rounding);
}

const usual = fc.float({ min: -8, max: 8, noNaN: true });
const large = fc.float({ min: -100, max: 100, noNaN: true });
const extreme = fc
  .tuple(fc.constantFrom(-1, 1), fc.double({ min: -60, max: 39.5, noNaN: true }))
  .map(([sign, exponent]) => Math.fround(sign * 2 ** exponent));

function rangesOf(bounds: fc.Arbitrary<number>): fc.Arbitrary<Range> {
  return fc.tuple(bounds, bounds).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
}

const narrow: fc.Arbitrary<Range> = fc
  .tuple(large, fc.constantFrom(0, 1e-6, 1e-3))
  .map(([x, width]) => [x, Math.max(x, Math.fround(x + width))] as const);

const moderate = fc.oneof(rangesOf(usual), rangesOf(large), narrow);
const all = fc.oneof(
  moderate,
  rangesOf(extreme),
  fc.tuple(extreme, large).map(([a, b]) => sorted(a, b)),
);
const many = (range: fc.Arbitrary<Range>) => fc.array(range, { minLength: 20, maxLength: 60 });

function sorted(a: number, b: number): Range {
  return [Math.min(a, b), Math.max(a, b)];
}

type Row = [lowerSlope: number, lowerIntercept: number, upperSlope: number, upperIntercept: number];

/** The relaxations' numbers, one row a range. */
function numbersOf(relaxationOf: RelaxationOf, ranges: readonly Range[], rounding: Rounding) {
  const numbers = tf.tidy(() => {
    const interval = packInterval(
      tf.tensor(ranges.map(([lower]) => [lower])),
      tf.tensor(ranges.map(([, upper]) => [upper])),
    );
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = relaxationOf(interval, rounding);
    const parts = [lowerSlope, lowerIntercept ?? tf.zerosLike(lowerSlope), upperSlope, upperIntercept];
    return tf.concat(parts, 1);
  });
  return numbers.array().then((rows) => {
    numbers.dispose();
    return rows as Row[];
  });
}

/** Float32 points of a range: ends, middle, kinks, and others between. */
function pointsOf([lower, upper]: Range, kinks: readonly number[] = [], count = 24): number[] {
  const inner = Array.from({ length: count }, (_, at) => lower + ((upper - lower) * at) / (count - 1));
  const points = [...inner, 0, ...kinks, -1, 1, 5];
  return points.map((x) => Math.min(Math.max(Math.fround(x), lower), upper));
}

/** Exact values around f(x), and under `float32` the network's own. */
function valuesAt(activation: TestedActivation, x: number, rounding: Rounding): Dyadic[] {
  const run = rounding === 'float32' ? [exact(Math.fround(activation.value(x)))] : [];
  return [...activation.enclose(x), ...run];
}

function holds([lowerSlope, lowerIntercept, upperSlope, upperIntercept]: Row, x: number, values: Dyadic[]): boolean {
  const below = at(x, lowerSlope, lowerIntercept);
  const above = at(x, upperSlope, upperIntercept);
  return values.every((value) => compare(below, value) <= 0 && compare(value, above) <= 0);
}

function at(x: number, slope: number, intercept: number): Dyadic {
  return add(multiply(exact(slope), exact(x)), exact(intercept));
}

/** Relaxations of all activations hold, exactly, and enclose no more than they need to. */
export function describeRelaxations(name: string, start: () => Promise<void>, runs: number): void {
  for (const [activation, relaxationOf] of CASES)
    describe(`the relaxation of ${activation.name} on ${name}`, () => {
      beforeAll(start);

      it('hold at every point', async () => {
        await fc.assert(
          fc.asyncProperty(many(all), fc.constantFrom('real', 'float32'), async (drawn, rounding) => {
            const ranges = drawn.map((range) => bounded(range, activation));
            const rows = await numbersOf(relaxationOf, ranges, rounding);
            const broken = ranges.flatMap((range, index) => {
              const row = rows[index] as Row;
              return pointsOf(range, activation.kinks)
                .filter((x) => !holds(row, x, valuesAt(activation, x, rounding)))
                .map((x) => ({ range, x, row }));
            });
            expect(broken).toEqual([]);
          }),
          { numRuns: runs },
        );
      });

      it('enclose little', async () => {
        await fc.assert(
          fc.asyncProperty(many(moderate), async (drawn) => {
            const ranges = drawn.map((range) => bounded(range, activation));
            const plain = await numbersOf(relaxationOf, ranges, 'none');
            const real = await numbersOf(relaxationOf, ranges, 'real');
            ranges.forEach(([lower, upper], index) => {
              const middle = (lower + upper) / 2;
              const scale = scaleOf(activation, lower, upper);
              const known = largestAndLeast(activation, lower, upper);
              for (const [row, granted] of [
                [plain[index], 1e-6],
                [real[index], 1e-5],
              ] as const) {
                const [lowerSlope, lowerIntercept, upperSlope, upperIntercept] = row as Row;
                expectAtMost(upperSlope * middle + upperIntercept, known.above + granted * scale);
                expectAtLeast(lowerSlope * middle + lowerIntercept, known.below - granted * scale);
              }
            });
          }),
          { numRuns: runs },
        );
      });
    });
}

/** A range without what has no bounds. */
function bounded(range: Range, { convexUpTo = Number.POSITIVE_INFINITY }: TestedActivation): Range {
  return [Math.min(range[0], convexUpTo), Math.min(range[1], convexUpTo)];
}

/** What rounding errors are a share of. */
function scaleOf({ slope, convexUpTo, value }: TestedActivation, lower: number, upper: number): number {
  if (slope) return 2;
  const largest = Math.max(1, -lower, upper);
  return convexUpTo ? largest * Math.max(1, value(upper)) : largest;
}

/** What the upper and lower sides should be in the middle; the area between them follows from that. */
function largestAndLeast(activation: TestedActivation, lower: number, upper: number) {
  const atMiddle = activation.slope ? usualAtMiddle : majorantAtMiddle;
  const turned: TestedActivation = {
    ...activation,
    value: (x) => -activation.value(-x),
    kinks: activation.kinks?.map((kink) => -kink),
  };
  const { value } = activation;
  if (lower === upper) return { above: value(lower), below: value(lower) };
  if (activation.convexUpTo) return { above: (value(lower) + value(upper)) / 2, below: value((lower + upper) / 2) };
  return { above: atMiddle(activation, lower, upper), below: -atMiddle(turned, -upper, -lower) };
}
