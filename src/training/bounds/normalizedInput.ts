import * as tf from '@tensorflow/tfjs-core';
import type { PixelStatistics } from '../pixelStatistics';
import type { AffineLayer, Layer } from './layer';

/**
 * The layers that compute of pixels what the given ones compute of normalised pixels, differentiable in the given ones'
 * weights; see `readingPixels`. Gradients are better conditioned where inputs have mean 0.
 */
export function normalizedInput(layers: readonly Layer[], { mean, deviation }: PixelStatistics): readonly Layer[] {
  const index = layers.findIndex(({ kind }) => kind === 'affine');
  const first = layers[index] as AffineLayer;
  const weight = tf.div(first.weight, deviation);
  const columns = tf.sum(tf.reshape(weight, [-1, first.bias.size]), 0);
  const bias: tf.Tensor1D = tf.sub(first.bias, tf.mul(columns, mean));
  return layers.with(index, { ...first, weight, bias });
}
