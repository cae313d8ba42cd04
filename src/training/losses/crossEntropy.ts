import * as tf from '@tensorflow/tfjs-core';

/**
 * Mean over the batch of −log softmax(logits) at the label.
 *
 * @param logits [batch, classes]
 * @param oneHot [batch, classes]
 */
export function crossEntropy(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1))));
}
