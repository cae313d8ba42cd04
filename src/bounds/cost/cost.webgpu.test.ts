import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { sizeOf } from '../../network/network';
import { uploadNetwork } from '../../network/upload';
import { convolutional } from '../../testing/networks/convolutional';
import { startTestWebGpu } from '../../testing/webgpu';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { BOUNDS_BY } from '../methods';
import { methodCost } from './methodCost';
import { bytesOfPasses } from './room';

it('predicts within a factor of two what buffers passes of CROWN take at once', async () => {
  await startTestWebGpu();
  const { bufferManager } = tf.backend() as WebGPUBackend;
  const before = bufferManager.numBytesUsed;
  const ready = uploadNetwork(convolutional(8, 2));
  const values = Float64Array.from({ length: sizeOf(ready.network.input.shape) }, (_, at) => ((at * 37) % 101) / 101);
  let most = 0;
  const acquire = bufferManager.acquireBuffer.bind(bufferManager);
  bufferManager.acquireBuffer = (...asked: Parameters<typeof acquire>) => {
    const buffer = acquire(...asked);
    most = Math.max(most, bufferManager.numBytesUsed);
    return buffer;
  };
  const box = inputBox(values, 0.1, [0, 1], 'real');
  await BOUNDS_BY.crown.bound(ready, box, [0], 'real', NO_CHECKPOINT).finally(() => {
    bufferManager.acquireBuffer = acquire;
  });
  const predicted = methodCost(ready, 'crown').bytes - bytesOfPasses(ready, 1);
  ready.dispose();
  expect(predicted / (most - before)).toBeGreaterThan(0.5);
  expect(predicted / (most - before)).toBeLessThan(2);
});
