import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { describeRelaxRows } from '../../testing/suites/relaxSuite';
import { readAll } from '../../testing/suites/rowCases';
import { startTestWebGpu } from '../../testing/webgpu';
import { concretizeRows } from './concretizeRows';
import { relaxRows } from './relaxRows';

describeRelaxRows('WebGPU', startTestWebGpu, 30);

it('takes more workgroups than fit along one axis', async () => {
  await startTestWebGpu();
  const [rows, n] = [263_000, 17];
  const signs = Float32Array.from({ length: rows }, (_, row) => (row % 7) - 3);
  const [passed, least] = tf.tidy(() => {
    const coefficients = Float32Array.from({ length: rows * n }, (_, at) => signs[Math.floor(at / n)] as number);
    const a = tf.tensor(coefficients, [1, rows, n]);
    const ones = tf.ones([1, 1, n]);
    const box = { lower: ones, upper: tf.fill([1, 1, n], 2) };
    const sums = concretizeRows(relaxRows(a, box), { lower: ones, upper: ones }, 'none');
    return [sums.least, concretizeRows(a, box, 'none').least];
  }) as [tf.Tensor, tf.Tensor];
  const expected = signs.map((sign) => n * sign * (sign < 0 ? 2 : 1));
  for (const values of await readAll([passed, least])) {
    expect(values.length).toBe(rows);
    expect(values.findIndex((value, row) => value !== expected[row])).toBe(-1);
  }
});

it('takes what was cast from other types and lies there as integers', async () => {
  await startTestWebGpu();
  const [passed, least] = tf.tidy(() => {
    const cast = tf.cast(tf.tensor3d([1, 0, 1], [1, 1, 3], 'bool'), 'float32');
    const a = tf.cast(tf.tensor3d([2, 3, -4], [1, 1, 3], 'int32'), 'float32');
    return [relaxRows(a, { lower: cast, upper: cast }), concretizeRows(a, { lower: cast, upper: cast }, 'none').least];
  }) as [tf.Tensor, tf.Tensor];
  expect(await readAll([passed, least])).toEqual([Float32Array.of(2, 0, -4), Float32Array.of(-2)]);
});
