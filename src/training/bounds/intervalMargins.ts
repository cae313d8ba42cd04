import * as tf from '@tensorflow/tfjs-core';
import type { CenteredInterval } from './intervals';
import type { AffineLayer } from './layer';

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
