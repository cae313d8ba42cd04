import '../kernels/autodiff/registerAutodiff';
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CancelledError } from '../bounds/checkpoint';
import { diskAssets } from '../testing/files';
import { denseFile, SUM } from '../testing/networks/byHand';
import { starterOf, testEngine } from '../testing/testEngine';
import { UnknownModelError } from './api/errors';
import type { BoundsRequest } from './api/types';
import { LocalEngine } from './localEngine';

function newEngine(): LocalEngine {
  return testEngine(['wasm', 'cpu']);
}

const MODEL = denseFile([SUM]);
const REQUEST: BoundsRequest = { model: MODEL, input: [1, 1], epsilon: 0.5 };

describe('LocalEngine', () => {
  let engine: LocalEngine;
  beforeAll(() => {
    engine = newEngine();
  });

  it('starts the best backend, and says why where it is not the one asked for', async () => {
    const broken = { webgpu: () => Promise.reject(new Error('no adapter')), cpu: starterOf('cpu') };
    const status = await new LocalEngine(diskAssets, broken).start();
    expect(status.backend).toBe('cpu');
    expect(status.fallback).toBe('WebGPU is not used here: no adapter. Using JavaScript.');
    expect(await engine.start()).toEqual({ backend: 'wasm', device: 'test' });
  });

  it('bounds a network that can be worked out by hand', async () => {
    const result = await engine.bounds({ ...REQUEST, rounding: 'none' });
    expect([...result.lower, ...result.upper]).toEqual([1, -1.5, 3, -0.5]);
    expect([...result.marginLower]).toEqual([0, 1.5]);
    expect(result).toMatchObject({ label: [0], verdict: ['verified'], batch: 1, outputs: 2, backend: 'wasm' });
    expect(result.layers.map(({ op, unstable }) => [op, unstable])).toEqual([['Gemm', [0]]]);
  });

  it('reads a file while it computes', async () => {
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    const indices = Array.from({ length: 40 }, (_, index) => index);
    const request = { model: 'quick-igrp', input: { dataset: 'fashion-mnist', indices }, epsilon: 0.1 } as const;
    await engine.load('quick-igrp');
    const bounds = engine.bounds({ ...request, method: 'crown' }).then(note('computed'));
    const loads = [MODEL, 'quick-ndt'].map((source) => engine.load(source).then(note('read')));
    await Promise.all([bounds, ...loads]);
    expect(order).toEqual(['read', 'read', 'computed']);
  });

  it('frees no weights under a computation, however many files are read meanwhile', async () => {
    const files = Array.from({ length: 8 }, (_, at) =>
      denseFile([
        {
          weight: [
            [at + 1, -1],
            [1, 0],
          ],
          bias: [0, 0],
        },
      ]),
    );
    const bounds = engine.bounds({ ...REQUEST, rounding: 'none' });
    const names = await Promise.all(files.map((file) => engine.load(file)));
    expect([...(await bounds).lower]).toEqual([1, -1.5]);
    for (const [at, { id }] of names.entries()) {
      const { logits } = await engine.bounds({ ...REQUEST, model: id });
      expect([...logits]).toEqual([at + 2, -1]);
    }
  });

  it('says of each answer what it is of, also where the network was named by a file', async () => {
    const { id } = await engine.load(MODEL);
    const { of } = await engine.bounds({ ...REQUEST, method: 'crown' });
    expect(of).toMatchObject({
      model: { id },
      images: null,
      epsilon: 0.5,
      clip: null,
      method: 'crown',
      rounding: 'real',
    });
    const input = { dataset: 'fashion-mnist', index: 3 };
    const attack = await engine.attack({ model: 'fashion-natural', input, epsilon: 0.1, restarts: 1, steps: 1 });
    expect(attack.of).toMatchObject({ images: { dataset: 'fashion-mnist', indices: [3] }, epsilon: 0.1, clip: [0, 1] });
    expect(attack.of.model).toEqual({ id: (await engine.load('fashion-natural')).id, name: 'Fashion-MNIST, natural' });
    const radius = await engine.radius({ model: MODEL, input: [1, 1], method: 'ibp', grid: 2, restarts: 1, steps: 1 });
    expect(radius.of).toMatchObject({ model: { id }, method: 'ibp', rounding: 'real', largest: 0.25 });
  });

  it('bounds several inputs as one batch, each as if alone', async () => {
    const both = await engine.bounds({ ...REQUEST, input: [1, 1, -1, 4] });
    const second = await engine.bounds({ ...REQUEST, input: [-1, 4] });
    expect(both.batch).toBe(2);
    expect([...both.lower.slice(2)]).toEqual([...second.lower]);
  });

  it('is falsified by an image that is itself misclassified, and never verified then', async () => {
    const result = await engine.bounds({ ...REQUEST, label: 1 });
    expect(result.verdict).toEqual(['falsified']);
  });

  it('verifies nothing of a network with one output', async () => {
    const model = denseFile([{ weight: [[1]], bias: [5] }]);
    expect((await engine.bounds({ model, input: [1], epsilon: 0 })).verdict).toEqual(['unknown']);
  });

  it.each([
    [{ epsilon: -1 }, /epsilon is -1/],
    [{ epsilon: Number.NaN }, /epsilon is NaN/],
    [{ input: [1, 2, 3] }, /takes 2 numbers \(2\), but the input has 3/],
    [{ input: [Number.NaN, 1] }, /Input value 0 is NaN/],
    [{ label: 2 }, /label is 2, but the network's classes go from 0 to 1/],
    [{ method: 'crown-magic' as 'ibp' }, /method “crown-magic” is not known/],
    [{ model: 'no-such-model' }, /no bundled model “no-such-model”/],
    [{ model: new ArrayBuffer(3) }, /./],
    [{ input: { dataset: 'fashion-mnist', index: 0 } }, /takes 2 numbers, but images of Fashion-MNIST/],
    [{ model: 'fashion-natural', input: { dataset: 'fashion-mnist', index: 10_000 } }, /no image 10000/],
    [{ clip: [1, 0] as const }, /range 1 to 0 is empty/],
  ])('refuses %o with a message, and goes on working', async (change, message) => {
    await expect(engine.bounds({ ...REQUEST, ...change })).rejects.toThrow(message);
    expect((await engine.bounds(REQUEST)).verdict).toEqual(['verified']);
  });

  it('leaves no tensors behind, however often it is asked', async () => {
    const request = { model: 'fashion-natural', input: { dataset: 'fashion-mnist', index: 0 }, epsilon: 0.01 };
    for (let i = 0; i < 2; i++) await engine.bounds(request);
    const before = tf.memory();
    for (let i = 0; i < 20; i++) await engine.bounds(request);
    await expect(engine.bounds({ ...request, label: 99 })).rejects.toThrow();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it('frees what it held when models are exchanged', async () => {
    const files = Array.from({ length: 14 }, (_, i) => denseFile([{ weight: [[i + 1, 1]], bias: [0, i] }]));
    const count = [];
    for (const model of files) {
      await engine.bounds({ model, input: [1], epsilon: 0.1 });
      count.push(tf.memory().numTensors);
    }
    expect(count.at(-1)).toBe(count.at(-2));
  });

  it('cancels one request between two layers, and one that waits, while another goes on', async () => {
    const indices = Array.from({ length: 200 }, (_, i) => i);
    const controller = new AbortController();
    const { signal } = controller;
    const request = { model: 'fashion-natural', input: { dataset: 'fashion-mnist', indices }, epsilon: 0.01 };
    const long = engine.bounds(request, { signal });
    const waiting = engine.bounds(REQUEST, { signal });
    const other = engine.bounds(REQUEST, { signal: new AbortController().signal });
    const outcomes = [long, waiting].map((each) => expect(each).rejects.toThrow(CancelledError));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    await Promise.all(outcomes);
    expect((await other).verdict).toEqual(['verified']);
  });

  it('reports when the turn of a request has come', async () => {
    const order: string[] = [];
    const first = engine.bounds(REQUEST, { onStart: () => order.push('first begins') });
    const second = engine.bounds(REQUEST, { onStart: () => order.push('second begins') });
    await Promise.all([first.then(() => order.push('first ends')), second]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins']);
  });

  it('keeps a model on each backend that it was asked about on, and says where each answer is from', async () => {
    const ask = (backend: 'wasm' | 'cpu') => engine.bounds({ ...REQUEST, backend });
    for (const backend of ['wasm', 'cpu'] as const) await ask(backend);
    const before = tf.memory().numTensors;
    for (const backend of ['wasm', 'cpu', 'wasm'] as const) {
      const answer = await ask(backend);
      expect(answer.backend).toBe(backend);
      expect(answer.lower[0]).toBeCloseTo(1, 4);
    }
    expect(tf.memory().numTensors).toBe(before);
    expect((await engine.bounds(REQUEST)).backend).toBe('wasm');
  });

  it('says by type that it does not have a model', async () => {
    await expect(engine.bounds({ ...REQUEST, model: 'no-such-model' })).rejects.toThrow(UnknownModelError);
  });

  it('reads a file of the disk and the bundled one alike', async () => {
    const bytes = readFileSync('public/models/fashion-natural.onnx');
    const dropped = await engine.load(new Uint8Array(bytes).buffer);
    const bundled = await engine.load('fashion-natural');
    expect(dropped.id).toBe(bundled.id);
    expect(bundled.inputShape).toEqual([1, 28, 28]);
    expect(bundled.layers.map(({ op }) => op)).toContain('Conv');
  });
});
