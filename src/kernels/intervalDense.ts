import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, levelsOf } from './blocks';
import type { Interval } from './interval';
import { INTERVAL_CONV2D, intervalConv2d } from './intervalConv2d';
import { intervalProducts } from './intervalProducts';
import { cutMatrix, matMulParts, matMulPlus } from './matMulInBlocks';
import type { Rounding } from './rounding';

/** The constants of a dense layer x·W + b. */
export interface DenseWeights {
  /** W, [inputs, outputs]. */
  readonly weight: tf.Tensor2D;
  /** |W|, [inputs, outputs]. */
  readonly magnitude: tf.Tensor2D;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

const POINT = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;

/**
 * Bounds of a dense layer over boxes; the weights may be roundings of the exact ones. Where the backend has the fused
 * convolution, the layer runs as a 1×1 convolution of a 1×1 image (derivation in intervalLinear), else by
 * intervalProducts.
 *
 * @param interval [2·batch, inputs]
 * @returns [2·batch, outputs]
 */
export function intervalDense(interval: Interval, layer: DenseWeights, rounding: Rounding): Interval {
  return tf.getKernel(INTERVAL_CONV2D, tf.getBackend())
    ? asConvolution(interval, layer, rounding)
    : compose(interval, layer, rounding);
}

function asConvolution(interval: Interval, { weight, magnitude, bias }: DenseWeights, rounding: Rounding): Interval {
  const [inputs, outputs] = weight.shape;
  const filter = (w: tf.Tensor2D) => tf.reshape(w, [1, 1, inputs, outputs]) as tf.Tensor4D;
  return tf.tidy(() => {
    const image = tf.reshape(interval, [-1, 1, 1, inputs]);
    const layer = { filter: filter(weight), magnitude: filter(magnitude), bias };
    return tf.reshape(intervalConv2d(image, layer, POINT, rounding), [-1, outputs]);
  });
}

function compose(interval: Interval, { weight, magnitude, bias }: DenseWeights, rounding: Rounding): Interval {
  const terms = weight.shape[0];
  const layer = {
    product: (z: tf.Tensor, w: tf.Tensor, b?: tf.Tensor1D) => matMulPlus(z as tf.Tensor2D, w as tf.Tensor2D, b),
    parts: (z: tf.Tensor, blocks: Blocks) => matMulParts(z as tf.Tensor2D, weight, blocks, bias),
    levels: levelsOf(terms, cutMatrix(terms)),
    terms,
    exact: false,
    weight,
    magnitude,
    bias,
  };
  return intervalProducts(interval, layer, rounding);
}
