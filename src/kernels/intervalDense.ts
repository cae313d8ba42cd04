import * as tf from '@tensorflow/tfjs-core';
import type { Interval } from './interval';
import { intervalConv2d } from './intervalConv2d';
import type { Rounding } from './rounding';

/** The constants of a dense layer x·W + b. */
export interface DenseWeights {
  /** W, [inputs, outputs]. */
  readonly weight: tf.Tensor2D;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

const POINT = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;

/**
 * Bounds of a dense layer over boxes, as a 1×1 convolution of a 1×1 image.
 *
 * @param interval [2·batch, inputs]
 * @returns [2·batch, outputs]
 */
export function intervalDense(interval: Interval, { weight, bias }: DenseWeights, rounding: Rounding): Interval {
  const [inputs, outputs] = weight.shape;
  return tf.tidy(() => {
    const image = tf.reshape(interval, [-1, 1, 1, inputs]);
    const filter = tf.reshape(weight, [1, 1, inputs, outputs]) as tf.Tensor4D;
    return tf.reshape(intervalConv2d(image, { filter, bias }, POINT, rounding), [-1, outputs]);
  });
}
