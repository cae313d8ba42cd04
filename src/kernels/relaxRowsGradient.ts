import * as tf from '@tensorflow/tfjs-core';
import { RELAX_ROWS, runRelaxRows, splitBySign } from './relaxRows';

/** Registers the derivatives of the kernel of `relaxRows`, whatever backend it runs on. */
export function registerRelaxRowsGradient(): void {
  if (tf.getGradient(RELAX_ROWS)) return;
  tf.registerGradient({ kernelName: RELAX_ROWS, inputsToSave: ['a', 'lower', 'upper'], gradFunc: derivatives });
}

function derivatives(dy: tf.Tensor | tf.Tensor[], saved: tf.Tensor[]): Record<string, () => tf.Tensor> {
  const change = dy as tf.Tensor;
  const [a, lower, upper] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
  return {
    a: () => runRelaxRows(a, { lower, upper }, change),
    lower: () => sumToShape(tf.mul(change, splitBySign(a).positive), lower.shape),
    upper: () => sumToShape(tf.mul(change, splitBySign(a).negative), upper.shape),
  };
}

/** Sums over the axes along which an operand was shared. */
function sumToShape(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const shared = [0, 1].filter((axis) => shape[axis] === 1 && x.shape[axis] !== 1);
  return shared.length === 0 ? x : tf.sum(x, shared, true);
}
