import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer';

/** The network's output on a batch, [batch, classes]; differentiable. */
export function logitsOf(layers: readonly Layer[], images: tf.Tensor): tf.Tensor2D {
  const output = layers.reduce(
    (x, layer) => (layer.kind === 'relu' ? tf.relu(x) : tf.add(layer.product(x, layer.weight), layer.bias)),
    images,
  );
  return output as tf.Tensor2D;
}
