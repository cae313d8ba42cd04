import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { readOnnx } from '../formats/models/onnx/readOnnx';
import { startTestBackend } from '../testing/backend';
import { floats, node, onnxFile } from '../testing/networks/onnxFile';
import { forward, forwardDifferentiably } from './forward';
import { uploadNetwork } from './upload';

beforeAll(() => startTestBackend('wasm'));

// y = relu(x·w) + x·w·(−1), with a value read three times and one that changes nothing.
const FILE = onnxFile({
  nodes: [
    node('MatMul', ['x', 'w'], 'z'),
    node('Identity', ['z'], 'same'),
    node('Relu', ['same'], 'r'),
    node('Neg', ['z'], 'n'),
    node('Add', ['r', 'n'], 's'),
    node('Add', ['s', 'z'], 'y'),
  ],
  constants: [floats('w', [2, 2], [1, 0, 0, -1])],
});

test('computes a batch and leaves nothing behind', () => {
  const before = tf.memory().numTensors;
  const ready = uploadNetwork(readOnnx(FILE, 'test'));
  const x = tf.tensor2d([
    [1, 2],
    [-3, -4],
  ]);
  const y = forward(ready, x);
  expect([...y.dataSync()]).toEqual([1, 0, 0, 4]);
  expect(x.isDisposed).toBe(false);
  tf.dispose([x, y]);
  ready.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('frees values as soon as they are read for the last time', () => {
  const nodes = Array.from({ length: 50 }, (_, depth) => node('Relu', [`v${depth}`], `v${depth + 1}`));
  const ready = uploadNetwork(readOnnx(onnxFile({ inputs: { v0: [1, 2] }, outputs: ['v50'], nodes }), 'deep'));
  const x = tf.tensor2d([[1, 2]]);
  const before = tf.memory().numTensors;
  const counts: number[] = [];
  const operations = ready.nodes.map((each) => ({
    ...each,
    get inputs() {
      counts.push(tf.memory().numTensors - before);
      return each.inputs;
    },
  }));
  const y = forward({ ...ready, nodes: operations }, x);
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  tf.dispose([x, y]);
  ready.dispose();
});

test('keeps its weights when it is uploaded within tf.tidy', () => {
  let ready = uploadNetwork(readOnnx(FILE, 'test'));
  ready.dispose();
  tf.tidy(() => {
    ready = uploadNetwork(readOnnx(FILE, 'test'));
  });
  const y = tf.tidy(() => [...forward(ready, tf.tensor2d([[1, 2]])).dataSync()]);
  expect(y).toEqual([1, 0]);
  ready.dispose();
});

test('is differentiable', () => {
  const ready = uploadNetwork(readOnnx(FILE, 'test'));
  const gradient = tf.grad((x) => tf.sum(forwardDifferentiably(ready, x)))(tf.tensor2d([[1, 2]]));
  // y₀ = relu(x₀), y₁ = relu(−x₁).
  expect([...gradient.dataSync()]).toEqual([1, 0]);
  ready.dispose();
});
