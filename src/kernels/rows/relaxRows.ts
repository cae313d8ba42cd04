import * as tf from '@tensorflow/tfjs-core';

/** Name under which a backend may register a fused kernel. */
export const RELAX_ROWS = 'RelaxRows';

/** Two numbers for each entry: one where a coefficient is at least zero, one where it is negative. */
interface BySign {
  /** [batch or 1, rows or 1, n] */
  readonly lower: tf.Tensor;
  /** [batch or 1, rows or 1, n] */
  readonly upper: tf.Tensor;
}

/**
 * Passes rows of coefficients of activations back to their inputs: a ≥ 0 takes the lower slope, a < 0 the upper
 * one. Each result is one product, rounded once. Differentiable in everything.
 *
 * @param a [batch, rows, n]
 * @param slopes below and above
 * @returns [batch, rows, n]
 */
export function relaxRows(a: tf.Tensor, slopes: BySign): tf.Tensor {
  return tf.getKernel(RELAX_ROWS, tf.getBackend()) ? runRelaxRows(a, slopes) : compose(a, slopes);
}

/** What the kernel reads. */
export interface RelaxRowsInputs {
  readonly a: tf.TensorInfo;
  readonly lower: tf.TensorInfo;
  readonly upper: tf.TensorInfo;
  readonly x?: tf.TensorInfo;
}

/**
 * The fused kernel: x·(a < 0 ? upper : lower).
 *
 * @param x [batch, rows, n] or [batch, rows, 1]; a itself where it is left out
 */
export function runRelaxRows(a: tf.Tensor, { lower, upper }: BySign, x?: tf.Tensor): tf.Tensor {
  const inputs = { a, lower, upper, ...(x && { x }) };
  return tf.engine().runKernel(RELAX_ROWS, inputs as unknown as tf.NamedTensorMap) as tf.Tensor;
}

/** Of the two products one is zero, so that adding them is exact. */
function compose(a: tf.Tensor, { lower, upper }: BySign): tf.Tensor {
  return tf.tidy(() => {
    const { positive, negative } = splitBySign(a);
    return tf.add(tf.mul(positive, lower), tf.mul(negative, upper));
  });
}

/** a = positive + negative, the one at least, the other at most zero; exact. Cheaper on wasm than a comparison. */
export function splitBySign(a: tf.Tensor): { readonly positive: tf.Tensor; readonly negative: tf.Tensor } {
  const positive = tf.relu(a);
  return { positive, negative: tf.sub(a, positive) };
}

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
