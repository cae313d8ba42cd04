import * as tf from '@tensorflow/tfjs-core';
import { WITHOUT_ROUNDING } from '../catalog/roundings';
import { type ConvGeometry, conv2d } from '../kernels/conv/conv2d';
import { type Interval, lowerOf, packInterval, upperOf } from '../kernels/rounding/interval';
import type { ReadyNode } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';

type Product = (x: tf.Tensor, weight: tf.Tensor) => tf.Tensor;

/** The positive and the negative part of a layer's weights. */
interface Parts {
  readonly positive: tf.Tensor;
  readonly negative: tf.Tensor;
}

/**
 * Interval bounds as one would compose them of TensorFlow.js operations, ignoring rounding: what our own are compared
 * with. Four products a layer: W⁺l + W⁻u + b below, W⁺u + W⁻l + b above.
 */
export class FourProducts {
  readonly #ready: ReadyNetwork;
  readonly #parts: ReadonlyMap<ReadyNode, Parts>;

  constructor(ready: ReadyNetwork) {
    this.#ready = ready;
    const affine = ready.nodes.filter((node) => productOf(node) !== undefined);
    this.#parts = new Map(affine.map((node) => [node, partsOf(weightOf(node))]));
  }

  /**
   * Bounds of the network's output.
   *
   * @param lower [batch, ...input shape], as is `upper`
   * @returns [2·batch, ...output shape], the caller's to dispose
   */
  bounds(lower: tf.Tensor, upper: tf.Tensor): Interval {
    return tf.tidy(() => {
      const values = new Map([[this.#ready.network.input.name, packInterval(lower, upper)]]);
      for (const node of this.#ready.nodes) {
        const inputs = node.inputs.map((name) => values.get(name) as Interval);
        values.set(node.output, this.#through(node, inputs));
      }
      return tf.clone(values.get(this.#ready.network.output) as Interval);
    });
  }

  dispose(): void {
    for (const { positive, negative } of this.#parts.values()) tf.dispose([positive, negative]);
  }

  #through(node: ReadyNode, inputs: readonly Interval[]): Interval {
    const product = productOf(node);
    const parts = this.#parts.get(node);
    if (!product || !parts) return operationOf(node.op).interval(inputs, node, WITHOUT_ROUNDING);
    const lower = lowerOf(inputs[0] as Interval);
    const upper = upperOf(inputs[0] as Interval);
    const sum = (same: tf.Tensor, other: tf.Tensor) => {
      const products = tf.add(product(same, parts.positive), product(other, parts.negative));
      return node.tensors.bias ? tf.add(products, node.tensors.bias) : products;
    };
    return packInterval(sum(lower, upper), sum(upper, lower));
  }
}

function productOf(node: ReadyNode): Product | undefined {
  if (node.tensors.filter) {
    return (x, filter) => conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, node.attributes as unknown as ConvGeometry);
  }
  const layer = operationOf(node.op).dense?.(node);
  return layer?.alpha === 1 && layer.beta === 1 ? (x, weight) => tf.matMul(x, weight) : undefined;
}

function weightOf({ tensors }: ReadyNode): tf.Tensor {
  return (tensors.filter ?? tensors.weight) as tf.Tensor;
}

function partsOf(weight: tf.Tensor): Parts {
  return { positive: tf.relu(weight), negative: tf.tidy(() => tf.neg(tf.relu(tf.neg(weight)))) };
}
