import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startTestBackend } from './backend';

test.each(['wasm', 'cpu'] as const)('%s computes a product', async (name) => {
  await startTestBackend(name);
  const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]]));
  expect([...product.dataSync()]).toEqual([11]);
});
