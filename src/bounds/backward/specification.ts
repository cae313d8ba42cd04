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
  return tf.tidy(() => {
    const positions = tf.range(0, size, 1, 'int32');
    return tf.cast(tf.equal(tf.tensor2d([...units], [units.length, 1], 'int32'), positions), 'float32');
  });
}
