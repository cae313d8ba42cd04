import * as tf from '@tensorflow/tfjs-core';
import { type Blocks, oneBlock } from './blocks';
import type { ConvGeometry } from './conv2d';
import { conv2dParts, conv2dPlus, cutRows } from './conv2dByRows';
import type { Interval } from './interval';
import { intervalProducts } from './intervalProducts';
import type { Rounding } from './rounding';

/** The constants of a convolution. */
export interface ConvWeights {
  /** [rows, columns, channels / groups, outputs]. */
  readonly filter: tf.Tensor4D;
  /** The filter's absolute values. */
  readonly magnitude: tf.Tensor4D;
  /** [outputs]. */
  readonly bias?: tf.Tensor1D | undefined;
}

/** Name under which a backend may register a fused kernel. */
export const INTERVAL_CONV2D = 'IntervalConv2d';

export interface IntervalConv2dAttributes {
  readonly geometry: ConvGeometry;
  readonly rounding: Rounding;
}

/**
 * Bounds of a convolution over boxes: by the backend's fused kernel where it has one (derivation in intervalLinear,
 * with one term for each tap of the filter), else by intervalProducts.
 *
 * @param interval [2·batch, height, width, channels]
 * @returns [2·batch, height', width', outputs]
 */
export function intervalConv2d(
  interval: Interval,
  layer: ConvWeights,
  geometry: ConvGeometry,
  rounding: Rounding,
): Interval {
  const fused = tf.getKernel(INTERVAL_CONV2D, tf.getBackend());
  return fused ? runFused(interval, layer, geometry, rounding) : compose(interval, layer, geometry, rounding);
}

function runFused(interval: Interval, layer: ConvWeights, geometry: ConvGeometry, rounding: Rounding): Interval {
  const { filter, bias } = layer;
  const inputs = { interval, filter, ...(bias && { bias }) };
  const attributes = { geometry, rounding } as unknown as tf.NamedAttrMap;
  return tf.engine().runKernel(INTERVAL_CONV2D, inputs as unknown as tf.NamedTensorMap, attributes) as tf.Tensor;
}

function compose(interval: Interval, layer: ConvWeights, geometry: ConvGeometry, rounding: Rounding): Interval {
  const { filter, magnitude, bias } = layer;
  const [rows, columns, channels] = filter.shape;
  const terms = rows * columns * channels;
  const byRows = cutRows(filter.shape);
  const products = {
    product: (z: tf.Tensor, w: tf.Tensor, b?: tf.Tensor1D) =>
      conv2dPlus(z as tf.Tensor4D, w as tf.Tensor4D, geometry, b),
    parts: (z: tf.Tensor, blocks: Blocks) => conv2dParts(z as tf.Tensor4D, filter, geometry, blocks, bias),
    levels: byRows.count === 1 ? [byRows] : [byRows, oneBlock(terms)],
    terms,
    exact: true,
    weight: filter,
    magnitude,
    bias,
  };
  return intervalProducts(interval, products, rounding);
}
