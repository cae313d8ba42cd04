import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startTestWebGpu } from '../../testing/webgpu';
import type { SparingWebGpu } from './sparingWebGpu';

const MIB = 2 ** 20;

it('lets go of what was given up before fifteen commands hold it', async () => {
  await startTestWebGpu();
  const { buffers } = tf.backend() as SparingWebGpu;
  const before = buffers.numBytesUsed;
  let [most, at] = [0, tf.ones([MIB]) as tf.Tensor];
  for (let step = 0; step < 14; step++) {
    const next = tf.neg(at);
    at.dispose();
    at = next;
    most = Math.max(most, buffers.numBytesUsed - before);
  }
  const sum = tf.sum(at);
  expect((await sum.data())[0]).toBe(MIB);
  // Of four MiB each: two that are alive, three that wait; all fifteen would be sixty.
  expect(most).toBeLessThanOrEqual(20 * MIB);
  tf.dispose([at, sum]);
});
