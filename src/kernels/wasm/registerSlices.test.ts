import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestBackend } from '../../testing/backend';

beforeAll(() => startTestBackend('wasm'));

describe('slices on wasm', () => {
  const image = () => tf.reshape(tf.range(0, 2 * 3 * 4), [2, 3, 4]);

  it('are those of TensorFlow.js, parts to the end and whole numbers included', () => {
    tf.tidy(() => {
      expect([...tf.slice(image(), [1, 1, 2], [1, -1, 2]).dataSync()]).toEqual([18, 19, 22, 23]);
      expect([...tf.slice(tf.tensor1d([1, 2, 3], 'int32'), 1, 2).dataSync()]).toEqual([2, 3]);
      expect([...tf.slice(tf.tensor1d([true, false, true], 'bool'), 2, 1).dataSync()]).toEqual([1]);
      expect([...tf.slice(tf.tensor1d(['a', 'b', 'c']), 1, 2).dataSync()]).toEqual(['b', 'c']);
      expect(tf.slice(image(), [0, 0, 0], [2, 0, 4]).shape).toEqual([2, 0, 4]);
    });
  });

  it('split a tensor along an axis counted from either side, in equal parts or not', () => {
    tf.tidy(() => {
      const halves = tf.split(image(), 2, 0).map((half) => [...half.dataSync()]);
      expect(halves.map((half) => half[0])).toEqual([0, 12]);
      const [first, rest] = tf.split(image(), [1, 3], -1) as [tf.Tensor, tf.Tensor];
      expect([...first.dataSync()]).toEqual([0, 4, 8, 12, 16, 20]);
      expect(rest.shape).toEqual([2, 3, 3]);
      expect([...rest.dataSync()].slice(0, 4)).toEqual([1, 2, 3, 5]);
    });
  });
});
