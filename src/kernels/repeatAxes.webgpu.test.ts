import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { startTestWebGpu } from '../testing/webgpu';
import { repeatAxes } from './repeatAxes';

beforeAll(startTestWebGpu);

test('axes of six are repeated on the device', async () => {
  const x = tf.tensor([1, 2, 3, 4], [2, 1, 1, 2, 1, 1]);
  const copies = repeatAxes(tf.mul(x, 1), [1, 1, 2, 1, 1, 3]);
  expect(copies.shape).toEqual([2, 1, 2, 2, 1, 3]);
  expect([...(await copies.data())]).toEqual([1, 2, 1, 2, 3, 4, 3, 4].flatMap((value) => [value, value, value]));
});
