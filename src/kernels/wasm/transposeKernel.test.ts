import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { permute } from '../../network/layout';
import { startTestBackend } from '../../testing/backend';
import { swapOf } from './transposeKernel';

beforeAll(() => startTestBackend('wasm'));

it.each([
  [
    [2, 7, 5, 3],
    [0, 3, 1, 2],
  ],
  [
    [2, 3, 7, 5],
    [0, 2, 3, 1],
  ],
  [
    [9, 6],
    [1, 0],
  ],
  [
    [2, 1, 4, 8],
    [0, 3, 2, 1],
  ],
  [
    [1, 4, 8, 1],
    [2, 0, 3, 1],
  ],
  [
    [2, 3, 4, 5],
    [0, 3, 2, 1],
  ],
  [
    [3, 4, 5],
    [0, 1, 2],
  ],
])('turns %j by %j', (shape, order) => {
  const values = Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, at) => at);
  const turned = tf.tidy(() => tf.transpose(tf.tensor(values, shape), order));
  expect(turned.shape).toEqual(order.map((axis) => shape[axis]));
  expect([...turned.dataSync()]).toEqual([...permute(values, shape, order)]);
  turned.dispose();
});

it('sees which axes change places', () => {
  expect(swapOf([2, 7, 5, 3], [0, 3, 1, 2])).toEqual({ count: 2, rows: 35, columns: 3 });
  expect(swapOf([2, 1, 4, 8], [0, 3, 2, 1])).toEqual({ count: 2, rows: 4, columns: 8 });
  expect(swapOf([2, 3, 4, 5], [0, 3, 2, 1])).toBeUndefined();
  expect(swapOf([3, 4], [0, 1])).toBeUndefined();
});
