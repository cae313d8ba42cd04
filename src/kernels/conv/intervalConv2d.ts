import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../../catalog/roundings';
import type { Interval } from '../rounding/interval';
import { hasVectors } from '../wasm/boundProgram';
import type { ConvGeometry } from './conv2d';

/** The constants of a convolution. */
export interface ConvWeights {
  /** [rows, columns, channels / groups, outputs]. */
  readonly filter: tf.Tensor4D;
  /** [outputs]; the same whenever the filter is, since what is made of both is kept (see keptConstants.ts). */
  readonly bias?: tf.Tensor1D | undefined;
}

/** Name under which each backend registers its kernel. */
export const INTERVAL_CONV2D = 'IntervalConv2d';

/** What the kernel reads. */
export interface IntervalConv2dInputs {
  readonly interval: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias?: tf.TensorInfo;
}

export interface IntervalConv2dAttributes {
  readonly geometry: ConvGeometry;
  readonly rounding: OwnRounding;
  /** Whether a ReLU follows at once; kernels other than that in vectors of WebAssembly leave it to be done. */
  readonly isClamped: boolean;
}

/**
 * Bounds of a convolution over boxes, by the backend's own kernel: derivations in intervalSums (WebAssembly and plain
 * JavaScript) and webgpu/allowances (WebGPU).
 *
 * @param interval [2·batch, height, width, channels]
 * @param isClamped whether bounds of max(0, ·) are asked for
 * @returns [2·batch, height', width', outputs]
 */
export function intervalConv2d(
  interval: Interval,
  { filter, bias }: ConvWeights,
  geometry: ConvGeometry,
  rounding: OwnRounding,
  isClamped = false,
): Interval {
  const inputs = { interval, filter, ...(bias && { bias }) };
  const attributes: IntervalConv2dAttributes = { geometry, rounding, isClamped };
  const run = () =>
    tf
      .engine()
      .runKernel(
        INTERVAL_CONV2D,
        inputs as unknown as tf.NamedTensorMap,
        attributes as unknown as tf.NamedAttrMap,
      ) as tf.Tensor;
  return !isClamped || (tf.getBackend() === 'wasm' && hasVectors()) ? run() : tf.tidy(() => tf.relu(run()));
}

/** The constants of a dense layer x·W + b. */
interface DenseWeights {
  /** W, [inputs, outputs]. */
  readonly weight: tf.Tensor2D;
  /** b, [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

/** A 1×1 convolution of 1×1 images, which is a dense layer. */
export const POINT = { strides: [1, 1], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 } as const;

/**
 * Bounds of a dense layer over boxes.
 *
 * @param interval [2·batch, inputs]
 * @param isClamped whether bounds of max(0, ·) are asked for
 * @returns [2·batch, outputs]
 */
export function intervalDense(
  interval: Interval,
  { weight, bias }: DenseWeights,
  rounding: OwnRounding,
  isClamped = false,
): Interval {
  const [inputs, outputs] = weight.shape;
  return tf.tidy(() => {
    const image = tf.reshape(interval, [-1, 1, 1, inputs]);
    const filter = tf.reshape(weight, [1, 1, inputs, outputs]) as tf.Tensor4D;
    return tf.reshape(intervalConv2d(image, { filter, bias }, POINT, rounding, isClamped), [-1, outputs]);
  });
}
