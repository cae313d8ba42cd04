import * as tf from '@tensorflow/tfjs-core';

/** The most axes TensorFlow.js pads rightly on every backend: on WebGPU five come out wrong, without a word. */
const MOST_AXES = 4;

/**
 * Surrounds a tensor of any rank with a constant.
 *
 * @param paddings entries added before and after each axis, none negative
 */
export function padTensor(x: tf.Tensor, paddings: readonly (readonly [number, number])[], value = 0): tf.Tensor {
  if (x.rank <= MOST_AXES) {
    return tf.pad(
      x,
      paddings.map(([before, after]): [number, number] => [before, after]),
      value,
    );
  }
  return tf.tidy(() => paddings.reduce((padded: tf.Tensor, padding, axis) => padAxis(padded, axis, padding, value), x));
}

function padAxis(x: tf.Tensor, axis: number, padding: readonly [number, number], value: number): tf.Tensor {
  const [before, after] = padding;
  if (before === 0 && after === 0) return x;
  const outer = x.shape.slice(0, axis).reduce((a, b) => a * b, 1);
  const rows = tf.reshape(x, [outer, x.shape[axis] as number, -1]);
  const padded = tf.pad(
    rows,
    [
      [0, 0],
      [before, after],
      [0, 0],
    ],
    value,
  );
  return tf.reshape(
    padded,
    x.shape.map((size, other) => (other === axis ? size + before + after : size)),
  );
}
