import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Interval, packInterval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import type { Lines } from '../network/operation';
import { clipLines } from '../network/ops/clipLines';
import { leakyReluLines } from '../network/ops/leakyReluLines';
import { reluLines } from '../network/ops/reluLines';
import { sigmoidLines, tanhLines } from '../network/ops/sigmoidLines';
import {
  clip64,
  leakyRelu64,
  majorantAtMiddle,
  SIGMOID64,
  TANH64,
  type TestedActivation,
  usualAtMiddle,
} from './activations64';
import { add, compare, type Dyadic, exact, multiply } from './dyadic';

type Range = readonly [lower: number, upper: number];
type LinesOf = (interval: Interval, rounding: Rounding) => Lines;

const ALPHA = Math.fround(0.1);
const OPEN = Number.POSITIVE_INFINITY;

const CASES: readonly (readonly [TestedActivation, LinesOf])[] = [
  [{ ...leakyRelu64(0), name: 'Relu' }, reluLines],
  ...[0, ALPHA, 1, 3].map((alpha) => {
    return [leakyRelu64(alpha), (x: Interval, r: Rounding) => leakyReluLines(x, alpha, r)] as const;
  }),
  [clip64(0, 6), (x, r) => clipLines(x, 0, 6, r)],
  [clip64(-1, ALPHA), (x, r) => clipLines(x, -1, ALPHA, r)],
  [clip64(-OPEN, 1), (x, r) => clipLines(x, null, 1, r)],
  [clip64(2, OPEN), (x, r) => clipLines(x, 2, null, r)],
  [clip64(1, 1), (x, r) => clipLines(x, 1, 1, r)],
  [SIGMOID64, sigmoidLines],
  [TANH64, tanhLines],
];

const usual = fc.float({ min: -8, max: 8, noNaN: true });
const large = fc.float({ min: -100, max: 100, noNaN: true });
const extreme = fc
  .tuple(fc.constantFrom(-1, 1), fc.double({ min: -60, max: 39.5, noNaN: true }))
  .map(([sign, exponent]) => Math.fround(sign * 2 ** exponent));

function rangesOf(ends: fc.Arbitrary<number>): fc.Arbitrary<Range> {
  return fc.tuple(ends, ends).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
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

/** The lines' numbers, one row a range. */
function numbersOf(linesOf: LinesOf, ranges: readonly Range[], rounding: Rounding) {
  const numbers = tf.tidy(() => {
    const interval = packInterval(
      tf.tensor(ranges.map(([lower]) => [lower])),
      tf.tensor(ranges.map(([, upper]) => [upper])),
    );
    const { lowerSlope, lowerIntercept, upperSlope, upperIntercept } = linesOf(interval, rounding);
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

/** Lines of all activations hold, exactly, and enclose no more than they need to. */
export function describeLines(name: string, start: () => Promise<void>, runs: number): void {
  for (const [activation, linesOf] of CASES)
    describe(`lines around ${activation.name} on ${name}`, () => {
      beforeAll(start);

      it('hold at every point', async () => {
        await fc.assert(
          fc.asyncProperty(many(all), fc.constantFrom('real', 'float32'), async (ranges, rounding) => {
            const rows = await numbersOf(linesOf, ranges, rounding);
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
          fc.asyncProperty(many(moderate), async (ranges) => {
            const plain = await numbersOf(linesOf, ranges, 'none');
            const real = await numbersOf(linesOf, ranges, 'real');
            ranges.forEach(([lower, upper], index) => {
              const middle = (lower + upper) / 2;
              const scale = activation.slope ? 2 : Math.max(1, -lower, upper);
              const known = largestAndLeast(activation, lower, upper);
              for (const [row, granted] of [
                [plain[index], 1e-6],
                [real[index], 1e-5],
              ] as const) {
                const [lowerSlope, lowerIntercept, upperSlope, upperIntercept] = row as Row;
                expect(upperSlope * middle + upperIntercept).toBeLessThanOrEqual(known.above + granted * scale);
                expect(lowerSlope * middle + lowerIntercept).toBeGreaterThanOrEqual(known.below - granted * scale);
              }
            });
          }),
          { numRuns: runs },
        );
      });
    });
}

/** What the lines above and below should be in the middle; the area between them follows from that. */
function largestAndLeast(activation: TestedActivation, lower: number, upper: number) {
  const atMiddle = activation.slope ? usualAtMiddle : majorantAtMiddle;
  const turned: TestedActivation = {
    ...activation,
    value: (x) => -activation.value(-x),
    kinks: activation.kinks?.map((kink) => -kink),
  };
  if (lower === upper) return { above: activation.value(lower), below: activation.value(lower) };
  return { above: atMiddle(activation, lower, upper), below: -atMiddle(turned, -upper, -lower) };
}
