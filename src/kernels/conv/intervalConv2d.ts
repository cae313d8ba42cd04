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
