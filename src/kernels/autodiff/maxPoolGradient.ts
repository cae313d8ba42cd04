import * as tf from '@tensorflow/tfjs-core';

/** What TF.js hands to the kernel of a max-pool's gradient. */
export interface PoolGradientAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Shape4D = [number, number, number, number];

/**
 * Gradient of a max-pool with respect to its input: each window's dy goes to its first largest value.
 *
 * @param x [batch, height, width, channels]
 * @param dy [batch, height', width', channels]
 * @returns the shape of x
 */
export function maxPoolGradient(x: tf.Tensor4D, dy: tf.Tensor4D, attributes: PoolGradientAttributes): tf.Tensor4D {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  const info = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
  const values = x.dataSync<'float32'>();
  const gradient = new Float32Array(values.length);
  const outputs = dy.dataSync<'float32'>();
  const { batchSize, outHeight, outWidth, inChannels } = info;
  let output = 0;
  for (let sample = 0; sample < batchSize; sample++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        for (let channel = 0; channel < inChannels; channel++, output++) {
          const at = largestIn(values, info, sample, i, j, channel);
          gradient[at] = (gradient[at] as number) + (outputs[output] as number);
        }
      }
    }
  }
  return tf.tensor4d(gradient, x.shape as Shape4D);
}

/** Position of the first largest value of one window. */
function largestIn(
  values: Float32Array,
  info: tf.backend_util.Conv2DInfo,
  sample: number,
  i: number,
  j: number,
  channel: number,
): number {
  const { inHeight, inWidth, inChannels, padInfo } = info;
  const top = i * info.strideHeight - padInfo.top;
  const left = j * info.strideWidth - padInfo.left;
  let best = -1;
  for (let row = Math.max(0, top); row < Math.min(inHeight, top + info.filterHeight); row++) {
    for (let column = Math.max(0, left); column < Math.min(inWidth, left + info.filterWidth); column++) {
      const at = ((sample * inHeight + row) * inWidth + column) * inChannels + channel;
      if (best < 0 || (values[at] as number) > (values[best] as number)) best = at;
    }
  }
  return best;
}
