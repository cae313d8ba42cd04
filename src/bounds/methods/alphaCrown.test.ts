import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../../engine/stores/inputs';
import type { Rounding } from '../../kernels/rounding/rounding';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { diskAssets } from '../../testing/files';
import { readGolden } from '../../testing/goldens';
import { CancelledError, NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { type AlphaStep, alphaCrown } from './alphaCrown';
import { crown } from './crown';

beforeAll(async () => {
  await startTestBackend('wasm');
});

/** References, and for how many of their images (two have any). */
describe.each([
  { name: 'fc3', images: 2 },
  { name: 'cnn_small', images: 1 },
  { name: 'cnn_batchnorm', images: 1 },
  { name: 'resnet', images: 1 },
  { name: 'tanh_mlp', images: 2 },
  { name: 'sigmoid_mlp', images: 2 },
])('α-CROWN of $name', ({ name, images }) => {
  const { network, golden } = readGolden(name);
  const cases = golden.cases.filter(({ method }) => method === 'CROWN-Optimized');

  it.each(cases)('is at least as tight as the reference at epsilon $epsilon, but for rounding', async (known) => {
    const ready = uploadNetwork(network);
    const indices = golden.images.slice(0, images);
    const labels = golden.labels.slice(0, images);
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
    const boxWith = (rounding: Rounding) => inputBox(values, known.epsilon, known.clip, rounding);
    const none = await alphaCrown(ready, boxWith('none'), labels, 'none', NO_CHECKPOINT);
    const reference = known.margin_lower.slice(0, images).flat();
    const scale = Math.max(...reference.map(Math.abs));
    expect(mean(none.margins.lower)).toBeGreaterThan(mean(reference) - 1e-6 * scale);
    expect(mean(none.logits.lower)).toBeGreaterThan(mean(known.lower.slice(0, images).flat()) - 1e-6 * scale);
    expect(mean(none.logits.upper)).toBeLessThan(mean(known.upper.slice(0, images).flat()) + 1e-6 * scale);
    const real = await alphaCrown(ready, boxWith('real'), labels, 'real', NO_CHECKPOINT);
    const plain = await crown(ready, boxWith('real'), labels, 'backward', 'real', NO_CHECKPOINT);
    expect(mean(real.margins.lower)).toBeGreaterThan(mean(reference) - 1e-3 * scale);
    expectWithin(real.margins.lower, plain.margins.lower, 1);
    expectWithin(real.logits.lower, plain.logits.lower, 1);
    expectWithin(real.logits.upper, plain.logits.upper, -1);
    real.nodes.forEach(({ lower, upper }, index) => {
      expectWithin(lower, plain.nodes[index]?.lower as Float32Array, 1);
      expectWithin(upper, plain.nodes[index]?.upper as Float32Array, -1);
    });
    ready.dispose();
  });
});

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Expects that no bound is looser than another: for lower bounds no smaller (sign 1), for upper ones no larger (−1). */
function expectWithin(bounds: Float32Array, others: Float32Array, sign: number): void {
  expect(bounds.some((bound, at) => sign * bound < sign * (others[at] as number))).toBe(false);
}

describe('alphaCrown', () => {
  const { network, golden } = readGolden('fc3');
  const labels = golden.labels.slice(0, 2);

  async function boxOf(epsilon: number) {
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices: [0, 1] }, network);
    return inputBox(values, epsilon, [0, 1], 'real');
  }

  it('rises with the number of steps, and stops early when asked to prove no more than needed', async () => {
    const ready = uploadNetwork(network);
    const iterations: number[] = [];
    const rising: number[] = [];
    const onStep = (step: AlphaStep) => {
      expect(step.done).toBeLessThanOrEqual(step.total);
      if (!step.rising) return;
      iterations.push(step.rising.iteration);
      rising.push(mean(step.rising.marginLower));
    };
    const wide = await boxOf(0.05);
    const few = await alphaCrown(ready, wide, labels, 'real', NO_CHECKPOINT, { iterations: 2, onStep });
    const many = await alphaCrown(ready, wide, labels, 'real', NO_CHECKPOINT, { iterations: 6, onStep });
    expect(iterations).toEqual([0, 1, 2, 0, 1, 2, 3, 4, 5, 6]);
    expect(rising.slice(3)).toEqual(rising.slice(3).toSorted((a, b) => a - b));
    expect(rising.at(-1)).toBeCloseTo(mean(many.margins.lower), 2);
    expect(mean(many.margins.lower)).toBeGreaterThanOrEqual(mean(few.margins.lower));
    const narrow = await boxOf(0.002);
    await alphaCrown(ready, narrow, labels, 'real', NO_CHECKPOINT, { iterations: 9, untilProved: true, onStep });
    expect(iterations).toHaveLength(10);
    ready.dispose();
  });

  it.each([
    { name: 'fc3', epsilon: 0.05 },
    { name: 'cnn_batchnorm', epsilon: 0.002 },
  ])('leaves no tensors of $name behind, not even when cancelled at any pause', async ({ name, epsilon }) => {
    const { network: other, golden: known } = readGolden(name);
    const ready = uploadNetwork(other);
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', index: 0 }, other);
    const box = inputBox(values, epsilon, [0, 1], 'real');
    const [label] = known.labels as [number];
    let pauses = 0;
    const count = async () => {
      pauses++;
    };
    await alphaCrown(ready, box, [label], 'real', count, { iterations: 2 });
    const before = tf.memory().numTensors;
    await alphaCrown(ready, box, [label], 'real', NO_CHECKPOINT, { iterations: 2 });
    expect(tf.memory().numTensors).toBe(before);
    for (const share of [0.1, 0.3, 0.4, 0.5, 0.6, 0.8, 0.95]) {
      let left = Math.floor(share * pauses);
      const stop = async () => {
        if (--left === 0) throw new CancelledError();
      };
      await expect(alphaCrown(ready, box, [label], 'real', stop, { iterations: 2 })).rejects.toThrow(CancelledError);
      expect(tf.memory().numTensors).toBe(before);
    }
    ready.dispose();
  });
});
