import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { denseFile, SUM } from '../../../testing/networks/byHand';
import { runOnnx } from '../../../testing/onnxruntime';
import { testEngine } from '../../../testing/testEngine';
import type { AttackRequest, Progress } from '../../api/types';
import { radiusToContract } from '../radius/radiusContract';
import { attackToContract } from './attackContract';

const MODEL = denseFile([SUM]);
const REQUEST: AttackRequest = { model: MODEL, input: [1, 1], epsilon: 0.5 };
/** Where nothing is said, an engine stays on the backend that was asked for last. */
const BUNDLED = {
  model: 'fashion-natural',
  input: { dataset: 'fashion-mnist', index: 1 },
  backend: 'wasm',
} as const;

describe('LocalEngine', () => {
  const engine = testEngine(['wasm', 'cpu']);

  it.each(['wasm', 'cpu'] as const)('attacks what can be worked out by hand, on %s', async (backend) => {
    const safe = await engine.attack({ ...REQUEST, backend });
    expect([...safe.margin]).toEqual([0, 1.5]);
    expect(safe).toMatchObject({ verdict: ['unknown'], label: [0], counterexample: [null], classes: 2, backend });
    const broken = await engine.attack({ ...REQUEST, epsilon: 2, backend });
    expect(attackToContract(broken, false)).toMatchObject({
      verdict: 'falsified',
      margin: [0, -3],
      counterexample: { input: [-1, -1], label: 1, margin: -3 },
    });
  });

  it('brackets a radius that can be worked out by hand', async () => {
    const { model, input } = REQUEST;
    const result = await engine.radius({ model, input, largest: 1.25, grid: 125 });
    expect(result.certified[0]).toBeCloseTo(0.99, 10);
    expect(result.falsified[0]).toBeGreaterThan(result.certified[0] as number);
    expect(result.falsified[0]).toBeLessThan(1.02);
    expect(result.counterexample[0]).toMatchObject({ label: 1 });
    expect(radiusToContract(result, false)).toMatchObject({ label: 0, method: 'ibp', rounding: 'real' });
  });

  it.each([4, 16, 32])('brackets a radius that is one of %i tried', async (grid) => {
    // z₀ − z₁ = 2x + y − 1/64: within 1 of (1, 1) it is negative only at the corner.
    const weight = [
      [1, -1],
      [0.5, -0.5],
    ];
    const model = denseFile([{ weight, bias: [0, 2 ** -6] }]);
    const result = await engine.radius({ model, input: [1, 1], largest: 2, grid });
    expect(result).toMatchObject({ falsified: [1], certified: [1 - 2 / grid] });
  });

  it('gives no radius to an input that is itself misclassified', async () => {
    const { model } = REQUEST;
    const result = await engine.radius({ model, input: [1, 1, 0.1, -0.7], label: 0, largest: 0.5, grid: 10 });
    expect(result).toMatchObject({ certified: [0.5, 0], falsified: [null, 0] });
    expect([...(result.counterexample[1]?.input ?? [])]).toEqual([0.1, -0.7]);
  });

  it('brackets an image of the bundled network between a proof and an input that ONNX Runtime misclassifies', async () => {
    const seen: Progress[] = [];
    const request = { ...BUNDLED, method: 'crown-ibp', largest: 0.05, grid: 100, restarts: 1, steps: 5 } as const;
    const { certified, falsified, counterexample, label } = await engine.radius(request, {
      onProgress: (progress) => seen.push(progress),
    });
    expect(certified[0]).toBeGreaterThan(0);
    expect(falsified[0]).toBeGreaterThan(certified[0] as number);
    expect(seen.at(-1)).toMatchObject({ done: 1, total: 1 });
    const file = readFileSync('public/models/fashion-natural.onnx');
    const logits = await runOnnx(file, Float32Array.from(counterexample[0]?.input ?? []), [1, 1, 28, 28]);
    expect(logits.indexOf(Math.max(...logits))).not.toBe(label[0]);
  });

  it.each([
    [{ restarts: 0 }, /restarts is 0/],
    [{ steps: 1.5 }, /steps is 1.5/],
    [{ seed: -1 }, /seed is -1/],
    [{ until: 'never' as 'any' }, /until “never”/],
    [{ epsilon: -1 }, /epsilon is -1/],
    [{ label: 5 }, /label is 5/],
    [{ clip: [1, 0] as const }, /range 1 to 0 is empty/],
  ])('refuses %o with a message', async (change, message) => {
    await expect(engine.attack({ ...REQUEST, ...change })).rejects.toThrow(message);
  });

  it('refuses a grid without radii', async () => {
    const { model, input } = REQUEST;
    await expect(engine.radius({ model, input, largest: 0 })).rejects.toThrow(/largest is 0/);
    await expect(engine.radius({ model, input, grid: 0 })).rejects.toThrow(/grid is 0/);
  });

  it('leaves no tensors behind, and finds the same again', async () => {
    const request = { ...BUNDLED, epsilon: 0.02, restarts: 1, steps: 3 };
    const { margin } = await engine.attack(request);
    const before = tf.memory();
    for (let i = 0; i < 2; i++) expect((await engine.attack(request)).margin).toEqual(margin);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('is cancelled between two steps, and the next request runs', async () => {
    const indices = Array.from({ length: 50 }, (_, index) => index);
    const input = { dataset: 'fashion-mnist', indices };
    const shares: number[] = [];
    const controller = new AbortController();
    const long = engine.attack(
      { ...BUNDLED, input, epsilon: 0.01, steps: 200 },
      {
        signal: controller.signal,
        onProgress: ({ done, total }) => {
          shares.push(done / total);
          controller.abort();
        },
      },
    );
    await expect(long).rejects.toThrow(/^Cancelled/);
    expect(Math.max(...shares)).toBeLessThan(0.1);
    expect((await engine.attack(REQUEST)).verdict).toEqual(['unknown']);
  });
});
