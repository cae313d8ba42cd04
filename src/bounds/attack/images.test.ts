import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputReader } from '../../engine/stores/inputs';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { forward64 } from '../../network/forward64';
import { valuesToOnnx } from '../../network/layout';
import type { Network } from '../../network/network';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { diskAssets } from '../../testing/files';
import { GOLDEN_NAMES, readGolden } from '../../testing/goldens';
import { runOnnx } from '../../testing/onnxruntime';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { crown, type InnerBounds } from '../methods/crown';
import { ibp } from '../methods/ibp';
import { type AttackSettings, attack } from './attack';
import { insideBox } from './insideBox';

const CLIP = [0, 1] as const;
const SETTINGS: AttackSettings = { restarts: 2, steps: 12, seed: 1, until: 'any' };
const PIXELS = 28 * 28;

beforeAll(async () => {
  await startTestBackend('wasm');
});

async function readImages(network: Network, indices: readonly number[]) {
  const { values, labels } = await new InputReader(diskAssets).read({ dataset: 'fashion-mnist', indices }, network);
  return { values, labels: labels as readonly number[] };
}

function isRight(ready: ReadyNetwork, x: Float64Array, label: number): boolean {
  const logits = forward64(ready.network, ready.shapes, x);
  return logits.every((z) => z <= (logits[label] as number));
}

describe('the bundled network', () => {
  const file = readFileSync('public/models/fashion-natural.onnx');
  const network = readOnnx(file, 'fashion-natural');

  /** The first images that the network reads as their labels. */
  async function rightImages(ready: ReadyNetwork, count: number) {
    const { values, labels } = await readImages(
      network,
      Array.from({ length: count + 8 }, (_, index) => index),
    );
    const rows = labels.flatMap((label, row) => (isRight(ready, rowOf(values, row), label) ? [row] : []));
    const chosen = rows.slice(0, count);
    return {
      x: Float64Array.from(chosen.flatMap((row) => [...rowOf(values, row)])),
      labels: chosen.map((row) => labels[row] as number),
    };
  }

  it.each([
    { epsilon: 0.05, least: 12 },
    { epsilon: 0.12, least: 18 },
  ])(
    'is falsified on most of 20 images at ε = $epsilon, by inputs of the box that ONNX Runtime misclassifies, too',
    async ({ epsilon, least }) => {
      const tensors = tf.memory().numTensors;
      const ready = uploadNetwork(network);
      const { x, labels } = await rightImages(ready, 20);
      const { counterexamples } = await attack(ready, insideBox(x, epsilon, CLIP), labels, SETTINGS, NO_CHECKPOINT);
      expect(counterexamples.filter(Boolean).length).toBeGreaterThanOrEqual(least);
      for (const [row, counterexample] of counterexamples.entries()) {
        if (!counterexample) continue;
        const { input, label, margin } = counterexample;
        expect(margin).toBeLessThan(0);
        const image = rowOf(x, row);
        expect(input.every((value, i) => Math.abs(value - (image[i] as number)) <= epsilon)).toBe(true);
        expect(input.every((value) => value >= 0 && value <= 1 && Math.fround(value) === value)).toBe(true);
        const logits = await runOnnx(file, Float32Array.from(valuesToOnnx(input, network.input.shape)), [1, 1, 28, 28]);
        expect(logits.indexOf(Math.max(...logits))).toBe(label);
        expect(label).not.toBe(labels[row]);
      }
      ready.dispose();
      // Constants made at the first use go with the network.
      expect(tf.memory().numTensors).toBe(tensors);
    },
  );

  it('is falsified nowhere at a tiny ε', async () => {
    const ready = uploadNetwork(network);
    const { x, labels } = await rightImages(ready, 6);
    const { counterexamples } = await attack(ready, insideBox(x, 1e-5, CLIP), labels, SETTINGS, NO_CHECKPOINT);
    expect(counterexamples.every((found) => found === undefined)).toBe(true);
    ready.dispose();
  });
});

describe.each(GOLDEN_NAMES)('%s', (name) => {
  it.each([0.005, 0.02])('has no margin found below a margin proved at ε = %d', async (epsilon) => {
    const { network, golden } = readGolden(name);
    const { values } = await readImages(network, golden.images.slice(0, 2));
    const labels = golden.labels.slice(0, 2);
    const ready = uploadNetwork(network);
    const settings = { ...SETTINGS, restarts: 1, until: 'all' } as const;
    const { margins } = await attack(ready, insideBox(values, epsilon, CLIP), labels, settings, NO_CHECKPOINT);
    const box = inputBox(values, epsilon, CLIP, 'real');
    const inner: InnerBounds[] = name.startsWith('cnn') || name === 'resnet' ? ['interval'] : ['interval', 'backward'];
    const proved = [await ibp(ready, box, labels, 'real', NO_CHECKPOINT)];
    for (const bounds of inner) proved.push(await crown(ready, box, labels, bounds, 'real', NO_CHECKPOINT));
    for (const { margins: bounds } of proved) {
      const below = [...margins].filter((margin, at) => margin < (bounds.lower[at] as number));
      expect(below).toEqual([]);
    }
    ready.dispose();
  });
});

function rowOf(values: Float64Array, row: number): Float64Array {
  return values.subarray(row * PIXELS, (row + 1) * PIXELS);
}
