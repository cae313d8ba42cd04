import '../kernels/gradients/registerAutodiff';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../engine/inputs';
import { registerGradientKernels } from '../kernels/gradients/registerGradientKernels';
import { uploadNetwork } from '../network/upload';
import { startTestBackend } from '../testing/backend';
import { diskAssets } from '../testing/files';
import { readGolden } from '../testing/goldens';
import { type AlphaStep, alphaCrown } from './alphaCrown';
import { CancelledError, NO_CHECKPOINT } from './checkpoint';
import { crown } from './crown';
import { inputBox } from './inputBox';

beforeAll(async () => {
  await startTestBackend('wasm');
  registerGradientKernels();
});

describe('alphaCrown', () => {
  const { network, golden } = readGolden('fc3');
  const labels = golden.labels.slice(0, 2);

  async function boxOf(epsilon: number) {
    const { values } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices: [0, 1] }, network);
    return inputBox(values, epsilon, [0, 1], 'real');
  }

  function mean(values: Float32Array): number {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  it('is never looser than CROWN, and tighter on average where activations are open', async () => {
    const ready = uploadNetwork(network);
    for (const epsilon of [0.01, 0.05]) {
      const box = await boxOf(epsilon);
      const turned = await alphaCrown(ready, box, labels, 'real', NO_CHECKPOINT);
      const plain = await crown(ready, box, labels, 'backward', 'real', NO_CHECKPOINT);
      for (const [at, margin] of turned.margins.lower.entries()) {
        expect(margin).toBeGreaterThanOrEqual(plain.margins.lower[at] as number);
        expect(turned.logits.lower[at]).toBeGreaterThanOrEqual(plain.logits.lower[at] as number);
        expect(turned.logits.upper[at]).toBeLessThanOrEqual(plain.logits.upper[at] as number);
      }
      expect(mean(turned.margins.lower)).toBeGreaterThan(mean(plain.margins.lower));
      for (const { nodes, logits } of [turned, plain]) {
        expect([...(nodes.at(-1)?.lower ?? [])]).toEqual([...logits.lower]);
        expect([...(nodes.at(-1)?.upper ?? [])]).toEqual([...logits.upper]);
      }
    }
    ready.dispose();
  });

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

  it('leaves no tensors behind, not even when cancelled', async () => {
    const ready = uploadNetwork(network);
    const box = await boxOf(0.05);
    await alphaCrown(ready, box, labels, 'real', NO_CHECKPOINT, { iterations: 1 });
    const before = tf.memory().numTensors;
    await alphaCrown(ready, box, labels, 'real', NO_CHECKPOINT, { iterations: 3 });
    expect(tf.memory().numTensors).toBe(before);
    for (const turns of [1, 9, 20, 40]) {
      let left = turns;
      const stop = async () => {
        if (--left === 0) throw new CancelledError();
      };
      await expect(alphaCrown(ready, box, labels, 'real', stop)).rejects.toThrow(CancelledError);
      expect(tf.memory().numTensors).toBe(before);
    }
    ready.dispose();
  });
});
