import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { expectAtMost } from '../../testing/suites/sides';
import { describeTransposed } from '../../testing/suites/transposedSuite';
import { startTestWebGpu, startTestWebGpuInBlocks } from '../../testing/webgpu';
import { matMulInBlocks } from '../dense/matMulInBlocks';
import { releaseConstants } from '../keptConstants';
import { gamma, unitRoundoff } from '../rounding/rounding';
import { termsInBlocks } from './conv2dInBlocks';
import { cutIntoSlabs } from './webgpu/blockSizes';
import { termsInSlabs } from './webgpu/conv2dInBlocksKernel';

describeTransposed('WebGPU', startTestWebGpu);
describeTransposed('WebGPU in blocks', startTestWebGpuInBlocks);

/** Numbers of full float32 length, of either sign. */
const long = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, at) => Math.sin(1 + at * 1.7 + seed) * (1 + (at % 7)));

// One, a whole slab, one more, a group of them, and many slabs, the last in part.
it.each([1, 16, 17, 80, 700])(
  'a sum of %d products loses no more than its terms count, in blocks and without',
  async (terms) => {
    const [rows, outputs] = [37, 35];
    const [z, w] = [long(rows * terms, 1), long(terms * outputs, 2)];
    const blocks = { size: Math.max(1, Math.ceil(terms / 8)), count: Math.min(8, terms) };
    for (const start of [startTestWebGpu, startTestWebGpuInBlocks]) {
      await start();
      const weight = tf.tensor2d(w, [terms, outputs]);
      const product = tf.tidy(() => matMulInBlocks(tf.tensor2d(z, [rows, terms]), weight, blocks));
      const share = gamma(termsInBlocks(blocks), unitRoundoff());
      const found = await product.data();
      for (let row = 0; row < rows; row++)
        for (let output = 0; output < outputs; output++) {
          let [sum, magnitude] = [0, 0];
          for (let term = 0; term < terms; term++) {
            const own = (z[row * terms + term] as number) * (w[term * outputs + output] as number);
            sum += own;
            magnitude += Math.abs(own);
          }
          const lost = Math.abs((found[row * outputs + output] as number) - sum);
          expectAtMost(lost, share * magnitude);
        }
      releaseConstants(weight);
      tf.dispose([weight, product]);
    }
    await startTestWebGpu();
  },
);

/** Counts additions as the program makes them, the roundings of the product that goes through most. */
function roundingsOf(products: number): number {
  const { block, group } = cutIntoSlabs(products);
  const add = (one: number, other: number) => Math.max(one, other) + Math.min(1, one, other);
  let [all, ofGroup, inGroup] = [0, 0, 0];
  for (let first = 0; first < products; first += block) {
    let ofBlock = 0;
    for (let at = first; at < Math.min(products, first + block); at++) ofBlock = add(ofBlock, 1);
    ofGroup = add(ofGroup, ofBlock);
    if (++inGroup < group) continue;
    all = add(all, ofGroup);
    [ofGroup, inGroup] = [0, 0];
  }
  return add(all, ofGroup);
}

it('counts as many terms as there are roundings in a row at most', () => {
  for (let products = 1; products < 3000; products++) {
    expect(termsInSlabs(products)).toBeGreaterThanOrEqual(roundingsOf(products));
  }
});
