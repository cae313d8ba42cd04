import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { matMulInBlocks } from '../dense/matMulInBlocks';
import { instructions } from './boundProgram';

/** 1·1.0004… − …: one rounding leaves 2⁻²⁴, two leave nothing. */
function leftOver(): number {
  const near = 1 + 2 ** -12;
  return tf.tidy(() => {
    const z = tf.tensor2d([[1, near]]);
    const weight = tf.tensor2d([[-(1 + 2 ** -11)], [near]]);
    return matMulInBlocks(z, weight, { size: 2, count: 1 }).dataSync()[0] as number;
  });
}

it('takes relaxed instructions where the engine has them, and plain ones where that is asked for', async () => {
  await startTestBackend('plain wasm');
  expect(instructions()).toBe('plain');
  expect(leftOver()).toBe(0);
  await startTestBackend('wasm');
  expect(instructions()).toBe('relaxed');
  // Processors without fused instructions round twice here, too.
  expect([0, 2 ** -24]).toContain(leftOver());
});
