import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { relaxRows } from '../../kernels/rows/relaxRows';
import { operandsOf, readAll, rowCase } from './rowCases';
import { expectAtMost } from './sides';

/** Tests of passing coefficients back through relaxations that hold on every backend. */
export function describeRelaxRows(backend: string, start: () => Promise<void>, runs: number): void {
  describe(`relaxRows on ${backend}`, () => {
    beforeAll(start);

    it('takes the lower slope for a ≥ 0, the upper for a < 0', async () => {
      const passed = tf.tidy(() => {
        const slopes = { lower: tf.tensor3d([0.5, 0, 1], [1, 1, 3]), upper: tf.tensor3d([0.75, 0.25, 4], [1, 1, 3]) };
        return relaxRows(tf.tensor3d([2, 2, 0, -2, -2, -3], [1, 2, 3]), slopes);
      });
      expect(passed.shape).toEqual([1, 2, 3]);
      expect(await readAll([passed])).toEqual([Float32Array.of(1, 0, 0, -1.5, -0.5, -12)]);
    });

    it('rounds each product once', async () => {
      await fc.assert(
        fc.asyncProperty(rowCase, async (c) => {
          const { a, lower, upper, shape, at } = operandsOf(c);
          const passed = tf.tidy(() => {
            const slopes = { lower: tf.tensor(lower, shape), upper: tf.tensor(upper, shape) };
            return relaxRows(tf.tensor(a, [...c.sizes]), slopes);
          });
          const [values] = (await readAll([passed])) as [Float32Array];
          a.forEach((coefficient, entry) => {
            const product = coefficient * ((coefficient < 0 ? upper : lower)[at(entry)] as number);
            const lost = Math.abs((values[entry] as number) - product);
            expectAtMost(lost, 2 ** -23 * Math.abs(product) + 2 ** -100);
          });
        }),
        { numRuns: runs },
      );
    });

    it('has the derivatives of a product', async () => {
      const gradients = tf.tidy(() => {
        const through = (a: tf.Tensor, lower: tf.Tensor, upper: tf.Tensor) =>
          tf.sum(tf.mul(relaxRows(a, { lower, upper }), tf.tensor3d([1, 10], [1, 2, 1])));
        const a = tf.tensor3d([2, -3, -5, 7], [1, 2, 2]);
        return tf.grads(through)([a, tf.tensor3d([3, 4], [1, 1, 2]), tf.tensor3d([5, 6, 7, 8], [1, 2, 2])]);
      });
      const [a, lower, upper] = (await readAll(gradients)).map((values) => [...values]);
      expect(a).toEqual([3, 6, 70, 40]);
      expect(lower).toEqual([2, 70]);
      expect(upper).toEqual([0, -3, -50, 0]);
    });
  });
}
