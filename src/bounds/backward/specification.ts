import * as tf from '@tensorflow/tfjs-core';
import type { Classes, MarginOutputs } from '../../network/classes/classes';

/**
 * Rows of coefficients on the outputs for the bounds everybody wants: each of the T outputs from below and, negated,
 * from above, then each of the K margins of the label from below; 2T + K rows a sample.
 *
 * @returns [batch · (2T + K), T]
 */
export function logitRows(labels: readonly number[], classes: Classes): tf.Tensor2D {
  return tf.tidy(() => {
    const logits = tf.eye(classes.outputs);
    const rows = labels.map((label) => tf.concat([logits, tf.neg(logits), marginRows([label], classes)], 0));
    return tf.concat(rows, 0) as tf.Tensor2D;
  });
}

/**
 * Rows of coefficients on the outputs that give the label's margins.
 *
 * @param others for each sample, equally many, the classes over which; all K where they are left out
 * @returns [batch · rows, T]
 */
export function marginRows(
  labels: readonly number[],
  classes: Classes,
  others?: readonly (readonly number[])[],
): tf.Tensor2D {
  const pairs = labels.flatMap((label, sample) => {
    const all = classes.allMarginOutputs(label);
    return others?.[sample]?.map((other) => all[other] as MarginOutputs) ?? all;
  });
  const rowsOf = (units: readonly number[]) => unitRows(units, classes.outputs);
  return tf.tidy(() => tf.sub(rowsOf(pairs.map(({ winning }) => winning)), rowsOf(pairs.map(({ losing }) => losing))));
}

/** A row for each unit with a single 1, at that unit; [units, size]. */
export function unitRows(units: readonly number[], size: number): tf.Tensor2D {
  // TensorFlow.js' oneHot takes no vectors of a single number.
  if (size === 1) return tf.ones([units.length, 1]);
  return tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([...units], 'int32'), size), 'float32') as tf.Tensor2D);
}
