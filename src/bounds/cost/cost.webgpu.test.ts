import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { Method } from '../../catalog/methods';
import { sizeOf } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { convolutional } from '../../testing/networks/convolutional';
import { startTestWebGpu } from '../../testing/webgpu';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { BOUNDS_BY } from '../methods';
import { methodCost } from './methodCost';
import { bytesOfPasses } from './room';

it.each<[Method, number, number]>([
  ['crown-ibp', 32, 4],
  ['crown', 8, 2],
])('predicts within a factor of two what buffers passes of %s take at once', async (method, size, channels) => {
  await startTestWebGpu();
  const { bufferManager } = tf.backend() as WebGPUBackend;
  const before = bufferManager.numBytesUsed;
  const ready = uploadNetwork(convolutional(size, channels));
  const values = Float64Array.from({ length: sizeOf(ready.network.input.shape) }, (_, at) => ((at * 37) % 101) / 101);
  let most = 0;
  const acquire = bufferManager.acquireBuffer.bind(bufferManager);
  bufferManager.acquireBuffer = (...asked: Parameters<typeof acquire>) => {
    const buffer = acquire(...asked);
    most = Math.max(most, bufferManager.numBytesUsed);
    return buffer;
  };
  const box = inputBox(values, 0.1, [0, 1], 'real');
  await BOUNDS_BY[method].bound(ready, box, [0], 'real', NO_CHECKPOINT).finally(() => {
    bufferManager.acquireBuffer = acquire;
  });
  const predicted = methodCost(ready, method).bytes - bytesOfPasses(ready, 1);
  ready.dispose();
  expect(predicted / (most - before)).toBeGreaterThan(0.5);
  expect(predicted / (most - before)).toBeLessThan(2);
});
