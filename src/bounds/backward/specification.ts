import * as tf from '@tensorflow/tfjs-core';

/**
 * Rows of coefficients on the logits for the bounds everybody wants: each logit from below and, negated, from above,
 * then each margin z_label − z_j likewise; 4·outputs rows a sample.
 *
 * @returns [batch · 4·outputs, outputs]
 */
export function logitRows(labels: readonly number[], outputs: number): tf.Tensor2D {
  return tf.tidy(() => {
    const logits = tf.eye(outputs);
    const rows = labels.map((label) => {
      const margins = tf.sub(unitRows(new Array(outputs).fill(label), outputs), logits);
      return tf.concat([logits, tf.neg(logits), margins, tf.neg(margins)], 0);
    });
    return tf.concat(rows, 0) as tf.Tensor2D;
  });
}

/** A row for each unit with a single 1, at that unit; [units, size]. */
export function unitRows(units: readonly number[], size: number): tf.Tensor2D {
  // TensorFlow.js' oneHot takes no vectors of a single number.
  if (size === 1) return tf.ones([units.length, 1]);
  return tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([...units], 'int32'), size), 'float32') as tf.Tensor2D);
}
