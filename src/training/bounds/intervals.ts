import * as tf from '@tensorflow/tfjs-core';
import type { AffineLayer, Layer } from './layer';

/** Values within `radius` of `center`, of the same shape, a batch of them. */
export interface CenteredInterval {
  readonly center: tf.Tensor;
  readonly radius: tf.Tensor;
}

/** Lower and upper bounds. */
export interface Bounds {
  readonly lower: tf.Tensor;
  readonly upper: tf.Tensor;
}

/** What a pass of intervals through all layers but the last one finds. */
export interface IntervalPass {
  /** The input of each ReLU, in order. */
  readonly reluInputs: readonly Bounds[];
  /** The input of the last layer. */
  readonly hidden: CenteredInterval;
}

/** The images within epsilon of the given ones with pixels from 0 to 1. */
export function boxAround(images: tf.Tensor, epsilon: number): CenteredInterval {
  return centered({
    lower: tf.clipByValue(tf.sub(images, epsilon), 0, 1),
    upper: tf.clipByValue(tf.add(images, epsilon), 0, 1),
  });
}

/**
 * Interval bounds of every layer's input, differentiable: c' = W·c + b and r' = |W|·r (Gowal et al. 2018). Rounding is
 * ignored; what is trained this way is proved afterwards.
 */
export function propagateIntervals(layers: readonly Layer[], box: CenteredInterval): IntervalPass {
  const reluInputs: Bounds[] = [];
  let value = box;
  for (const layer of layers.slice(0, -1)) {
    if (layer.kind === 'affine') value = passAffine(layer, value);
    else {
      const bounds = boundsOf(value);
      reluInputs.push(bounds);
      value = centered({ lower: tf.relu(bounds.lower), upper: tf.relu(bounds.upper) });
    }
  }
  return { reluInputs, hidden: value };
}

function passAffine(layer: AffineLayer, { center, radius }: CenteredInterval): CenteredInterval {
  return {
    center: tf.add(layer.product(center, layer.weight), layer.bias),
    radius: layer.product(radius, tf.abs(layer.weight)),
  };
}

function centered({ lower, upper }: Bounds): CenteredInterval {
  return { center: tf.mul(tf.add(lower, upper), 0.5), radius: tf.mul(tf.sub(upper, lower), 0.5) };
}

function boundsOf({ center, radius }: CenteredInterval): Bounds {
  return { lower: tf.sub(center, radius), upper: tf.add(center, radius) };
}

/**
 * Lower bounds of the margins z_label − z_j by intervals, the last layer elided: the difference W_label − W_j is
 * bounded as one layer (Zhang et al. 2020). 0 at the label.
 *
 * @param last the last layer, dense
 * @param hidden its input, a batch of them
 * @param oneHot [batch, classes]
 * @returns [batch, classes]
 */
export function intervalMargins(last: AffineLayer, hidden: CenteredInterval, oneHot: tf.Tensor2D): tf.Tensor2D {
  const [batch, classes] = oneHot.shape;
  const weight = last.weight as tf.Tensor2D;
  const center = tf.add(last.product(hidden.center, weight), last.bias);
  const label = tf.sum(tf.mul(center, oneHot), 1, true);
  const rows: tf.Tensor2D = tf.transpose(weight);
  const differences = tf.abs(tf.sub(tf.expandDims(rows, 1), tf.expandDims(rows, 0)));
  const matrix = tf.reshape(differences, [classes * classes, weight.shape[0]]);
  const radii = last.product(hidden.radius, tf.transpose(matrix));
  const ofLabel = tf.matMul(tf.expandDims(oneHot, 1), tf.reshape(radii, [batch, classes, classes]));
  return tf.sub(tf.sub(label, center), tf.reshape(ofLabel, [batch, classes]));
}
