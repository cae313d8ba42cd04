import * as tf from '@tensorflow/tfjs-core';
import { boundNode } from '../bounds/methods/ibp';
import { type Interval, lowerOf, packInterval, upperOf } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import { valuesFromOnnx, valuesToOnnx } from '../network/layout';
import type { Network, Shape } from '../network/network';
import { uploadNetwork } from '../network/upload';

/** Interval bounds of a network's output for one sample, operation by operation; all in ONNX's order. */
export function boundNetwork(
  network: Network,
  lower: Float32Array,
  upper: Float32Array,
  rounding: Rounding,
): { readonly lower: Float32Array; readonly upper: Float32Array } {
  const ready = uploadNetwork(network);
  const bounds = tf.tidy(() => {
    const end = (values: Float32Array) =>
      tf.tensor(valuesFromOnnx(values, network.input.shape), [1, ...network.input.shape]);
    const values = new Map([[network.input.name, packInterval(end(lower), end(upper))]]);
    for (const node of ready.nodes) {
      const inputs = node.inputs.map((name) => values.get(name) as Interval);
      values.set(node.output, boundNode(node, inputs, rounding));
    }
    const output = values.get(network.output) as Interval;
    const shape = ready.shapes.get(network.output) as Shape;
    const toArray = (tensor: tf.Tensor) => valuesToOnnx(tensor.dataSync() as Float32Array, shape);
    return { lower: toArray(lowerOf(output)), upper: toArray(upperOf(output)) };
  });
  ready.dispose();
  return bounds;
}
