import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startTestWebGpu } from '../testing/webgpu';
import { padTensor } from './padTensor';

beforeAll(startTestWebGpu);

it('pads five axes', async () => {
  const x = tf.reshape(tf.range(1, 9), [2, 1, 2, 1, 2]);
  const padded = padTensor(
    x,
    [
      [0, 0],
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ],
    0,
  );
  expect(padded.shape).toEqual([2, 2, 2, 2, 2]);
  const zeros = [0, 0, 0, 0, 0, 0, 0, 0];
  expect([...(await padded.data())]).toEqual([...zeros, 1, 2, 0, 0, 3, 4, 0, 0, ...zeros, 5, 6, 0, 0, 7, 8, 0, 0]);
});
