import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../batch';
import { boxAround } from '../bounds/intervals';
import type { Layer } from '../bounds/layer';

/**
 * Images moved within a radius so that their cross entropy grows: projected ascent along the sign of its gradient (Madry et
 * al. 2018), one step being Goodfellow's of 2015. What is found counts as constant, as the images themselves: the gradient of a loss at
 * it does not pass through the search.
 *
 * @returns [batch, height, width, channels], within epsilon of the images and from 0 to 1
 */
export function moveToFool(
  layers: readonly Layer[],
  { images, oneHot }: Pick<Batch, 'images' | 'oneHot'>,
  epsilon: number,
  steps: number,
): tf.Tensor {
  // Inside a gradient of one's own nothing is recorded, so no derivative of the search is prepared, nor its memory kept.
  const search = tf.customGrad((start) => ({
    value: tf.tidy(() => ascend(layers, start as tf.Tensor, oneHot, epsilon, steps)),
    gradFunc: (dy) => tf.zerosLike(dy as tf.Tensor),
  }));
  return search(images);
}

function ascend(layers: readonly Layer[], start: tf.Tensor, oneHot: tf.Tensor2D, epsilon: number, steps: number) {
  const { center, radius } = boxAround(start, epsilon);
  const [least, most] = [tf.sub(center, radius), tf.add(center, radius)];
  const step = epsilon * Math.min(1, 2 / steps);
  let x = start;
  for (let taken = 0; taken < steps; taken++) {
    const towards = tf.sign(inputGradient(layers, x, oneHot));
    x = tf.minimum(tf.maximum(tf.add(x, tf.mul(towards, step)), least), most);
  }
  return x;
}

/** The derivative of the cross entropy by the input: back through the layers, as far as each ReLU is on. */
function inputGradient(layers: readonly Layer[], x: tf.Tensor, oneHot: tf.Tensor2D): tf.Tensor {
  const before: tf.Tensor[] = [];
  let value = x;
  for (const layer of layers) {
    before.push(value);
    value = layer.kind === 'affine' ? tf.add(layer.product(value, layer.weight), layer.bias) : tf.relu(value);
  }
  let gradient: tf.Tensor = tf.sub(tf.softmax(value as tf.Tensor2D), oneHot);
  for (const [at, layer] of [...layers.entries()].reverse()) {
    const isOn = () => tf.step(before[at] as tf.Tensor);
    gradient = layer.kind === 'affine' ? layer.transposed(gradient, layer.weight) : tf.mul(gradient, isOn());
  }
  return gradient;
}
