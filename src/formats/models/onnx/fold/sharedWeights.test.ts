import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../../../bounds/checkpoint';
import { bytesOfNetwork } from '../../../../bounds/cost/room';
import { inputBox } from '../../../../bounds/inputBox';
import { ibp } from '../../../../bounds/methods/ibp';
import { countParameters } from '../../../../engine/stores/networkCard';
import { inferShapes } from '../../../../network/shapes';
import { planNetwork, uploadNetwork } from '../../../../network/upload';
import { startTestBackend } from '../../../../testing/backend';
import { floats, node, onnxFile } from '../../../../testing/networks/onnxFile';
import { readOnnx } from '../readOnnx';
import { SharedWeights } from './sharedWeights';

beforeAll(() => startTestBackend('wasm'));

const WEIGHT = floats('w', [2, 2], [1, 2, 3, 4]);
const LARGE = floats(
  'w',
  [64, 64],
  Array.from({ length: 64 * 64 }, (_, at) => (at % 7) - 3),
);

/** x·Wⁿ, as a file that has W once. */
function power(times: number, weight = WEIGHT) {
  const value = (at: number) => (at === times ? 'y' : `v${at}`);
  const nodes = Array.from({ length: times }, (_, at) =>
    node('MatMul', [at === 0 ? 'x' : value(at), 'w'], value(at + 1)),
  );
  return readOnnx(onnxFile({ nodes, constants: [weight], inputs: { x: [1, Number(weight.dims?.[0])] } }), 'power');
}

it('counts a weight that many nodes share once, in all that is said of it', () => {
  const planned = [1, 500].map((times) => {
    const network = power(times, LARGE);
    expect(countParameters(network)).toBe(64 * 64);
    return bytesOfNetwork(planNetwork(network, inferShapes(network)), 0);
  }) as [number, number];
  // Of 499 more nodes: names, and the bounds of 64 values; a copy of W alone is 16 KiB, and each was counted eight times.
  expect(planned[1] - planned[0]).toBeLessThan(499 * 10 * 2 ** 10);
});

it('puts it on the device once, with what is made of it', () => {
  const before = tf.memory().numBytes;
  const ready = uploadNetwork(power(500));
  // W, |W| and Wᵀ.
  expect(tf.memory().numBytes - before).toBe(3 * 4 * 4);
  ready.dispose();
  expect(tf.memory().numBytes).toBe(before);
});

it('keeps apart what layers of the same weight and other biases make of it', async () => {
  const nodes = [node('Gemm', ['x', 'w', 'b'], 'v'), node('Gemm', ['v', 'w', 'c'], 'y')];
  const constants = [WEIGHT, floats('b', [2], [1, 2]), floats('c', [2], [-10, 20])];
  const network = readOnnx(onnxFile({ nodes, constants }), 'biases');
  expect(countParameters(network)).toBe(8);
  const ready = uploadNetwork(network);
  const box = inputBox([1, 1], 0, null, 'real');
  const { logits } = await ibp(ready, box, [0], 'real', NO_CHECKPOINT);
  // [1, 1]·W + b = [5, 8]; [5, 8]·W = [29, 42].
  expect([...logits.lower].map(Math.round)).toEqual([19, 62]);
  ready.dispose();
});

it('counts zeros of several biases for each of them', () => {
  const nodes = [node('Gemm', ['x', 'w', 'b'], 'v'), node('Gemm', ['v', 'u', 'c'], 'y')];
  const zeros = (name: string) => floats(name, [2], [0, 0]);
  const constants = [WEIGHT, floats('u', [2, 2], [5, 6, 7, 8]), zeros('b'), zeros('c')];
  expect(countParameters(readOnnx(onnxFile({ nodes, constants }), 'zeros'))).toBe(12);
});

/** Weights of many words that are alike but for one. */
function alike(at: number, value: number) {
  const data = new Float32Array(1000).fill(1);
  data[at] = value;
  return { weight: { shape: [10, 100], data } };
}

it('shares equal weights among others that are alike in most words', () => {
  const shared = new SharedWeights();
  const given = [alike(1, 2), alike(2, 2), alike(1, 2), alike(2, 2), alike(0, 2), alike(1, 2)];
  const [first, second, third, fourth, fifth, sixth] = given.map((weights) => shared.share(weights).weight?.data);
  expect(third).toBe(first);
  expect(sixth).toBe(first);
  expect(fourth).toBe(second);
  expect(new Set([first, second, fifth]).size).toBe(3);
  expect(fifth?.[0]).toBe(2);
});

it('tells zeros by their signs', () => {
  const shared = new SharedWeights();
  const [first, second] = [alike(1, 0), alike(1, -0)].map((weights) => shared.share(weights).weight?.data);
  expect(second).not.toBe(first);
  expect(Object.is(second?.[1], -0)).toBe(true);
});
