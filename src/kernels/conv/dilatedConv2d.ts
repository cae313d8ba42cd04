import * as tf from '@tensorflow/tfjs-core';
import { padTensor } from '../padTensor';

type Pair = readonly [number, number];
type Shape4D = [number, number, number, number];

/**
 * Convolution with dilation, which TensorFlow.js computes but does not differentiate: the gradients are those of the
 * same convolution with zeros between the filter's taps.
 *
 * @param x [batch, height, width, channels]
 * @param filter [rows, columns, channels, outputs]
 * @param strides one of strides and dilations is 1 in both directions
 */
export function dilatedConv2d(x: tf.Tensor4D, filter: tf.Tensor4D, strides: Pair, dilations: Pair): tf.Tensor4D {
  const attributes = { strides: [...strides], pad: 'valid', dataFormat: 'NHWC' };
  const convolve = tf.customGrad((input, taps, save) => {
    (save as tf.GradSaveFunc)([input as tf.Tensor, taps as tf.Tensor]);
    const value = tf.conv2d(input as tf.Tensor4D, taps as tf.Tensor4D, [...strides], 'valid', 'NHWC', [...dilations]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [savedInput, savedTaps] = saved as [tf.Tensor4D, tf.Tensor4D];
      const spread = spreadTaps(savedTaps, dilations);
      const toInput = { ...attributes, inputShape: savedInput.shape };
      const toFilter = { ...attributes, filterShape: spread.shape };
      return [
        runKernel(tf.Conv2DBackpropInput, { dy, filter: spread }, toInput),
        gatherTaps(runKernel(tf.Conv2DBackpropFilter, { x: savedInput, dy }, toFilter), dilations),
      ];
    };
    return { value, gradFunc };
  });
  return convolve(x, filter) as tf.Tensor4D;
}

function runKernel(name: string, inputs: tf.NamedTensorMap, attributes: tf.NamedAttrMap): tf.Tensor4D {
  return tf.engine().runKernel(name, inputs, attributes) as tf.Tensor4D;
}

/** The filter with zeros between its taps, for TensorFlow.js takes strides and dilations only one at a time. */
export function spreadTaps(filter: tf.Tensor4D, [down, right]: Pair): tf.Tensor4D {
  const [rows, columns, inputs, outputs] = filter.shape;
  const apart = padTensor(tf.reshape(filter, [rows, 1, columns, 1, inputs * outputs]), [
    [0, 0],
    [0, down - 1],
    [0, 0],
    [0, right - 1],
    [0, 0],
  ]);
  const spread = tf.reshape(apart, [rows * down, columns * right, inputs, outputs]) as tf.Tensor4D;
  return tf.slice(spread, [0, 0, 0, 0], [(rows - 1) * down + 1, (columns - 1) * right + 1, inputs, outputs]);
}

/** The taps of a spread filter, without what lies between them. */
function gatherTaps(spread: tf.Tensor4D, [down, right]: Pair): tf.Tensor4D {
  return tf.stridedSlice(spread, [0, 0, 0, 0], spread.shape as Shape4D, [down, right, 1, 1]) as tf.Tensor4D;
}
