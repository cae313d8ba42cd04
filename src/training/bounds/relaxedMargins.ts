import * as tf from '@tensorflow/tfjs-core';
import type { Batch } from '../batch';
import type { Bounds, CenteredInterval } from './intervals';
import type { AffineLayer, Layer } from './layer';

/**
 * Lower bounds of the margins z_label − z_j by CROWN-IBP (Zhang et al. 2020): one backward pass of linear bounds, the
 * ReLUs relaxed over interval bounds of their inputs. 0 at the label.
 *
 * @param box of the images
 * @param reluInputs interval bounds of the input of each ReLU, in order
 * @param labels one for each image, as a number and as a row of [batch, classes]
 * @returns [batch, classes]
 */
export function relaxedMargins(
  layers: readonly Layer[],
  box: CenteredInterval,
  reluInputs: readonly Bounds[],
  { labels, oneHot }: Pick<Batch, 'labels' | 'oneHot'>,
): tf.Tensor2D {
  const last = layers.at(-1) as AffineLayer;
  const classes = last.bias.size;
  const batch = labels.length;
  const rows = classes - 1;
  const others = otherClasses(labels, classes);
  let coefficients: tf.Tensor = tf.reshape(tf.sub(tf.expandDims(oneHot, 1), others), [batch * rows, classes]);
  let constant: tf.Tensor = tf.zeros([batch, rows]);
  const left = [...reluInputs];
  for (const layer of [...layers].reverse()) {
    if (layer.kind === 'affine') {
      constant = tf.add(constant, tf.reshape(productWithBias(coefficients, layer.bias), [batch, rows]));
      coefficients = layer.transposed(coefficients, layer.weight);
    } else {
      const passed = passRelu(coefficients, left.pop() as Bounds, rows);
      constant = tf.add(constant, passed.constant);
      coefficients = passed.coefficients;
    }
  }
  const margins = tf.add(constant, smallest(coefficients, box, rows));
  return tf.reshape(tf.matMul(tf.expandDims(margins, 1), others), [batch, classes]);
}

/** For each label the one-hot rows of the other classes, [batch, classes − 1, classes]. */
function otherClasses(labels: Uint8Array, classes: number): tf.Tensor3D {
  const others = new Float32Array(labels.length * (classes - 1) * classes);
  for (let sample = 0; sample < labels.length; sample++) {
    for (let row = 0; row < classes - 1; row++) {
      const other = row < (labels[sample] as number) ? row : row + 1;
      others[(sample * (classes - 1) + row) * classes + other] = 1;
    }
  }
  return tf.tensor3d(others, [labels.length, classes - 1, classes]);
}

/** Σ coefficients · bias, [rows]. */
function productWithBias(coefficients: tf.Tensor, bias: tf.Tensor1D): tf.Tensor {
  const rows = coefficients.shape[0] as number;
  const products = tf.matMul(tf.reshape(coefficients, [-1, bias.size]), tf.reshape(bias, [bias.size, 1]));
  return tf.sum(tf.reshape(products, [rows, -1]), 1);
}

/** The smallest value of linear functions over the box, [batch, rows]. */
function smallest(coefficients: tf.Tensor, { center, radius }: CenteredInterval, rows: number): tf.Tensor {
  const batch = center.shape[0] as number;
  const a = tf.reshape(coefficients, [batch, rows, -1]);
  const atCenter = tf.matMul(a, tf.reshape(center, [batch, -1, 1]));
  const spread = tf.matMul(tf.abs(a), tf.reshape(radius, [batch, -1, 1]));
  return tf.reshape(tf.sub(atCenter, spread), [batch, rows]);
}

/** Keeps quotients finite where an interval is a point. */
const TINY = 1e-12;

/** a·relu(x) ≥ coefficients·x + constant. */
interface PassedBack {
  /** Of the shape of a. */
  readonly coefficients: tf.Tensor;
  /** [batch, rows] */
  readonly constant: tf.Tensor;
}

/**
 * Takes coefficients a back through ReLUs relaxed over [lower, upper]: above lies the chord of slope
 * λ = u / (u − l), below αx with α = 1 if λ > ½, else 0 (Zhang et al. 2020); the choice of α counts as constant.
 *
 * @param coefficients a, [batch · rows, ...shape], the rows of a sample together
 */
function passRelu(coefficients: tf.Tensor, { lower, upper }: Bounds, rows: number): PassedBack {
  const batch = lower.shape[0] as number;
  const top = tf.relu(upper);
  const depth = tf.relu(tf.neg(lower));
  const chord = tf.div(top, tf.maximum(tf.add(top, depth), TINY));
  const below = tf.step(tf.sub(chord, 0.5));
  const flat = (x: tf.Tensor) => tf.reshape(x, [batch, 1, -1]);
  const a = tf.reshape(coefficients, [batch, rows, -1]);
  // Built from ReLUs: tf.minimum and its gradient take several times as long on wasm.
  const positive = tf.relu(a);
  const negative = tf.sub(a, positive);
  const passed = tf.add(tf.mul(positive, flat(below)), tf.mul(negative, flat(chord)));
  const intercept = tf.reshape(tf.mul(chord, depth), [batch, -1, 1]);
  return {
    coefficients: tf.reshape(passed, coefficients.shape),
    constant: tf.reshape(tf.matMul(negative, intercept), [batch, rows]),
  };
}
