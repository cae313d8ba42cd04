import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { METHOD_NAMES, type Method } from '../catalog/methods';
import type { Network, NetworkNode, Weight } from '../network/network';
import { uploadNetwork } from '../network/upload';
import { Random } from '../numbers/random';
import { startTestWebGpu } from '../testing/webgpu';
import { NO_CHECKPOINT } from './checkpoint';
import { inputBox } from './inputBox';
import { BOUNDS_BY } from './methods';
import type { NetworkBounds } from './networkBounds';

const random = new Random(7);

function weight(...shape: number[]): Weight {
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.uniform() - 0.5);
  return { shape, data };
}

function node(op: string, inputs: string[], output: string, rest: Partial<NetworkNode> = {}): NetworkNode {
  return { name: output, op, inputs, output, attributes: {}, weights: {}, ...rest };
}

const SAME = { strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 };
const HALF = { strides: [2, 2], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 };
const POOL = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], dilations: [1, 1], ceil: false };

/** Convolutions with a shortcut between them, a pool, a smooth and a dense layer. */
const NETWORK: Network = {
  name: 'mixed',
  input: { name: 'x', shape: [8, 8, 2] },
  nodes: [
    node('Conv', ['x'], 'c1', { attributes: HALF, weights: { filter: weight(3, 3, 2, 4), bias: weight(4) } }),
    node('Relu', ['c1'], 'r1'),
    node('Conv', ['r1'], 'c2', { attributes: SAME, weights: { filter: weight(3, 3, 4, 4), bias: weight(4) } }),
    node('Add', ['c2', 'c1'], 'a'),
    node('Relu', ['a'], 'r2'),
    node('MaxPool', ['r2'], 'p', { attributes: POOL }),
    node('Flatten', ['p'], 'f', { attributes: { before: [0, 3, 1, 2], shape: [16], after: [] } }),
    node('Gemm', ['f'], 'g1', {
      attributes: { alpha: 1, beta: 1 },
      weights: { weight: weight(16, 6), bias: weight(6) },
    }),
    node('Sigmoid', ['g1'], 's'),
    node('Gemm', ['s'], 'g2', {
      attributes: { alpha: 1, beta: 1 },
      weights: { weight: weight(6, 3), bias: weight(3) },
    }),
  ],
  output: 'g2',
};

function boxOfBoth() {
  const values = Float64Array.from({ length: 2 * 128 }, (_, at) => ((at * 37) % 101) / 100);
  return inputBox(values, 0.02, [0, 1], 'real');
}

async function boundOn(backend: 'webgpu' | 'cpu', method: Method): Promise<NetworkBounds> {
  if (backend === 'webgpu') await startTestWebGpu();
  else await tf.setBackend('cpu');
  const ready = uploadNetwork(NETWORK);
  const bounds = await BOUNDS_BY[method].bound(ready, boxOfBoth(), [0, 2], 'real', NO_CHECKPOINT, { iterations: 2 });
  ready.dispose();
  return bounds;
}

describe.each(METHOD_NAMES)('%s', (method) => {
  it('gives overlapping bounds on WebGPU and cpu, no further apart than rounding allows', async () => {
    const gpu = await boundOn('webgpu', method);
    const cpu = await boundOn('cpu', method);
    const pairs = [gpu.logits, gpu.margins, ...gpu.nodes].map((bounds, at) => {
      return [bounds, [cpu.logits, cpu.margins, ...cpu.nodes][at] ?? bounds] as const;
    });
    for (const [one, other] of pairs) {
      const scale = Math.max(...one.upper.map(Math.abs), ...one.lower.map(Math.abs));
      for (const [at, lower] of one.lower.entries()) {
        expect(lower).toBeLessThanOrEqual(other.upper[at] as number);
        expect(other.lower[at]).toBeLessThanOrEqual(one.upper[at] as number);
        expect(Math.abs(lower - (other.lower[at] as number))).toBeLessThan(1e-3 * scale);
        expect(Math.abs((one.upper[at] as number) - (other.upper[at] as number))).toBeLessThan(1e-3 * scale);
      }
    }
  });
});

/** Margins alone, where a unit that one bound decides keeps the other. */
async function marginsOn(backend: 'webgpu' | 'cpu', method: Method): Promise<Float32Array> {
  if (backend === 'webgpu') await startTestWebGpu();
  else await tf.setBackend('cpu');
  const ready = uploadNetwork(NETWORK);
  const margins = await BOUNDS_BY[method].lowerMargins(ready, boxOfBoth(), [0, 2], 'real', NO_CHECKPOINT, {
    iterations: 2,
  });
  ready.dispose();
  return margins;
}

it.each(['crown', 'alpha-crown'] as const)(
  'gives the same margins by %s where these alone are asked for',
  async (method) => {
    const [gpu, cpu] = [await marginsOn('webgpu', method), await marginsOn('cpu', method)];
    for (const [at, margin] of gpu.entries()) {
      const gained = margin - (cpu[at] as number);
      expect(gained).toBeGreaterThan(-1e-4);
      expect(gained).toBeLessThan(5e-3);
    }
  },
);

it.each(['crown-ibp', 'crown', 'alpha-crown'] as const)('leaves no tensors behind on WebGPU by %s', async (method) => {
  await boundOn('webgpu', method);
  const before = tf.memory().numTensors;
  await boundOn('webgpu', method);
  expect(tf.memory().numTensors).toBe(before);
});
