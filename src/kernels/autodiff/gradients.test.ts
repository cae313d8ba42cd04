import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';
import { conv2d } from '../conv/conv2d';

type Shape4D = [number, number, number, number];

/** Integers from −4 to 4, so that float32 sums are exact and backends must agree to the bit. */
function integers(shape: readonly number[], salt: number): tf.Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float32Array.from(
    { length: size },
    (_, index) => ((Math.imul(index + salt, 2654435761) >>> 16) % 9) - 4,
  );
  return tf.tensor(values, [...shape]);
}

async function onBackend(name: 'wasm' | 'cpu', compute: () => tf.Tensor[]): Promise<number[][]> {
  await startTestBackend(name);
  const results = tf.tidy(compute);
  const values = results.map((result) => [...result.dataSync()]);
  tf.dispose(results);
  return values;
}

describe('convolution gradients on wasm', () => {
  it('of one window by hand', async () => {
    const [input, filter] = await onBackend('wasm', () =>
      tf.grads((x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'valid'))([
        tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]),
        tf.tensor4d([5, 6, 7, 8], [2, 2, 1, 1]),
      ]),
    );
    expect(input).toEqual([5, 6, 7, 8]);
    expect(filter).toEqual([1, 2, 3, 4]);
  });

  it.each<{ x: Shape4D; filter: Shape4D; strides: [number, number]; pads: Shape4D }>([
    { x: [2, 6, 5, 3], filter: [3, 2, 3, 4], strides: [1, 1], pads: [0, 0, 0, 0] },
    { x: [3, 7, 7, 2], filter: [3, 3, 2, 5], strides: [2, 2], pads: [1, 1, 1, 1] },
    { x: [2, 8, 9, 1], filter: [4, 4, 1, 3], strides: [2, 3], pads: [0, 1, 2, 0] },
    { x: [1, 9, 8, 2], filter: [1, 2, 2, 2], strides: [3, 4], pads: [0, 0, 0, 0] },
    { x: [2, 5, 5, 2], filter: [2, 2, 2, 3], strides: [3, 3], pads: [2, 2, 1, 1] },
    { x: [4, 3, 3, 6], filter: [3, 3, 6, 2], strides: [1, 1], pads: [0, 0, 0, 0] },
  ])('agree with the cpu backend for $x, filter $filter, strides $strides, pads $pads', async (example) => {
    const { strides, pads } = example;
    const gradients = () => {
      const x = integers(example.x, 1) as tf.Tensor4D;
      const filter = integers(example.filter, 1000) as tf.Tensor4D;
      const geometry = { strides, pads, dilations: [1, 1] as const, groups: 1 };
      const dy = integers(conv2d(x, filter, geometry).shape, 2000);
      return tf.grads((a, b) => conv2d(a as tf.Tensor4D, b as tf.Tensor4D, geometry))([x, filter], dy);
    };
    expect(await onBackend('wasm', gradients)).toEqual(await onBackend('cpu', gradients));
  });

  it.each(['same', 1] as const)('agree with the cpu backend under TF.js’s own padding “%s”', async (pad) => {
    const gradients = () => {
      const x = integers([2, 7, 6, 2], 1) as tf.Tensor4D;
      const filter = integers([3, 3, 2, 3], 1000) as tf.Tensor4D;
      const dy = integers(tf.conv2d(x, filter, 2, pad).shape, 2000);
      return tf.grads((a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, pad))([x, filter], dy);
    };
    expect(await onBackend('wasm', gradients)).toEqual(await onBackend('cpu', gradients));
  });

  it('agree with finite differences', async () => {
    await startTestBackend('wasm');
    const filter = integers([3, 3, 2, 2], 5) as tf.Tensor4D;
    const x = integers([1, 5, 5, 2], 6) as tf.Tensor4D;
    const loss = (w: tf.Tensor) => tf.sum(tf.square(tf.conv2d(x, w as tf.Tensor4D, 2, 'valid'))) as tf.Scalar;
    const gradient = tf.grad(loss)(filter).dataSync();
    for (const index of [0, 7, 17, 35]) {
      const step = tf.tensor4d(
        Float32Array.from({ length: filter.size }, (_, k) => Number(k === index)),
        filter.shape,
      );
      const difference = tf.sub(loss(tf.add(filter, step)), loss(tf.sub(filter, step))).dataSync()[0] as number;
      expect(gradient[index]).toBe(difference / 2);
    }
  });
});

describe('products of transposed matrices on wasm', () => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('agree with the cpu backend, transposed: %s, %s', async (transposeA, transposeB) => {
    const products = () => {
      const a = integers(transposeA ? [2, 4, 3] : [2, 3, 4], 1);
      const b = integers(transposeB ? [2, 5, 4] : [2, 4, 5], 100);
      return [tf.matMul(a, b, transposeA, transposeB)];
    };
    expect(await onBackend('wasm', products)).toEqual(await onBackend('cpu', products));
  });
});
