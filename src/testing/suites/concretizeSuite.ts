import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rounding } from '../../kernels/rounding/rounding';
import { concretizeRows, type RowOperand } from '../../kernels/rows/concretizeRows';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';
import { operandsOf, type RowCase, readAll, rowCase } from './rowCases';
import { expectAtMost } from './sides';

/** Granted to flushed subnormals. */
const UNDERFLOW = exact(2 ** -28);

/** Granted to rounding, relative to Σ |a||end|. */
const GRANTED = 2e-5;

/** Tests of least values over boxes that hold on every backend. */
export function describeConcretizeRows(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`concretizeRows on ${backend}`, () => {
    beforeAll(start);

    it('takes the lower bound for a ≥ 0, the upper for a < 0', async () => {
      const sums = tf.tidy(() => {
        const operand = (...values: number[]) => tf.tensor3d(values, [1, 1, 2]);
        const box = { lower: operand(-1, 2), upper: operand(3, 5), weight: operand(4, 8) };
        const { least, error } = concretizeRows(tf.tensor3d([2, 3, -2, 3, -1, -1], [1, 3, 2]), box, 'real');
        return [least, error as tf.Tensor];
      });
      const [least, error] = (await readAll(sums)) as [Float32Array, Float32Array];
      expect([...least]).toEqual([4, 0, -8]);
      [32, 32, 12].forEach((lost, row) => {
        expect(error[row]).toBeGreaterThanOrEqual(lost);
        expect(error[row]).toBeLessThan(lost + 1e-3);
      });
    });

    it('sums against a point, too', async () => {
      const least = tf.tidy(() => {
        const point = tf.tensor3d([3, 5], [1, 1, 2]);
        return concretizeRows(tf.tensor3d([2, -3], [1, 1, 2]), { lower: point, upper: point }, 'none').least;
      });
      expect(await readAll([least])).toEqual([Float32Array.of(-9)]);
    });

    it('is off by no more than its error, which is small', async () => {
      await fc.assert(
        fc.asyncProperty(rowCase, async (c) => {
          const [least, error] = (await sumsOf(c, 'real')) as [Float32Array, Float32Array];
          exactSums(c).forEach((sums, row) => {
            const claimed = exact(error[row] as number);
            const lost = add(distance(exact(least[row] as number), sums.least), sums.weight);
            const granted = add(scaled(sums.weight, 1.01), scaled(sums.magnitude, GRANTED));
            expectAtMost(compare(lost, claimed), 0);
            expectAtMost(compare(claimed, add(granted, UNDERFLOW)), 0);
          });
        }),
        { numRuns: runs },
      );
    });

    it('comes close without an error, too', async () => {
      await fc.assert(
        fc.asyncProperty(rowCase, async (c) => {
          const [least] = (await sumsOf(c, 'none')) as [Float32Array];
          exactSums(c).forEach((sums, row) => {
            const granted = add(scaled(sums.magnitude, GRANTED), UNDERFLOW);
            expectAtMost(compare(distance(exact(least[row] as number), sums.least), granted), 0);
          });
        }),
        { numRuns: runs },
      );
    });

    it('passes back the bounds that it took', async () => {
      const gradient = tf.tidy(() => {
        const upper = tf.tensor3d([3, 5], [1, 1, 2]);
        const lower = tf.tensor3d([-1, 2], [1, 1, 2]);
        const rows = tf.tensor2d([1, 10], [1, 2]);
        const both = (a: tf.Tensor) => tf.sum(tf.mul(concretizeRows(a, { lower, upper }, 'none').least, rows));
        const above = (a: tf.Tensor) => tf.sum(concretizeRows(a, { upper }, 'none').least);
        const a = tf.tensor3d([2, -3, -5, 7], [1, 2, 2]);
        return [tf.grad(both)(a), tf.grad(above)(a)];
      });
      expect(await readAll(gradient)).toEqual([Float32Array.of(-1, 5, 30, 20), Float32Array.of(0, 5, 3, 0)]);
    });
  });
}

async function sumsOf(c: RowCase, rounding: Rounding): Promise<Float32Array[]> {
  const { a, shape, ...operands } = operandsOf(c);
  const sums = tf.tidy(() => {
    const operand = (name: RowOperand) => (c.given[name] ? tf.tensor(operands[name], shape) : undefined);
    const box = { lower: operand('lower'), upper: operand('upper'), weight: operand('weight') };
    const { least, error } = concretizeRows(tf.tensor(a, [...c.sizes]), box, rounding);
    return error ? [least, error] : [least];
  });
  for (const sum of sums) expect(sum.shape).toEqual(c.sizes.slice(0, 2));
  return readAll(sums);
}

/** Exact Σ a·end, Σ |a|·largest |end| and Σ |a|·weight of each row. */
function exactSums(c: RowCase): { least: Dyadic; magnitude: Dyadic; weight: Dyadic }[] {
  const { a, at, ...operands } = operandsOf(c);
  const [batch, rows, n] = c.sizes;
  const operand = (name: RowOperand, entry: number) => exact(c.given[name] ? (operands[name][at(entry)] as number) : 0);
  return Array.from({ length: batch * rows }, (_, row) => {
    const sums = { least: ZERO, magnitude: ZERO, weight: ZERO };
    for (let entry = row * n; entry < (row + 1) * n; entry++) {
      const coefficient = a[entry] as number;
      const size = exact(Math.abs(coefficient));
      const term = multiply(exact(coefficient), operand(coefficient < 0 ? 'upper' : 'lower', entry));
      sums.least = add(sums.least, term);
      sums.magnitude = add(sums.magnitude, multiply(size, larger(operand('lower', entry), operand('upper', entry))));
      sums.weight = add(sums.weight, multiply(size, operand('weight', entry)));
    }
    return sums;
  });
}

/** The larger magnitude of two. */
function larger(a: Dyadic, b: Dyadic): Dyadic {
  const [first, second] = [distance(a, ZERO), distance(b, ZERO)];
  return compare(first, second) < 0 ? second : first;
}

function scaled(x: Dyadic, factor: number): Dyadic {
  return multiply(x, exact(factor));
}

function distance(a: Dyadic, b: Dyadic): Dyadic {
  const { mantissa, exponent } = add(a, { ...b, mantissa: -b.mantissa });
  return { mantissa: mantissa < 0n ? -mantissa : mantissa, exponent };
}
