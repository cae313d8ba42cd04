import * as tf from '@tensorflow/tfjs-core';
import { TRAINABLE_NAMES, type TrainableName } from '../../catalog/operations';
import { type ConvGeometry, conv2d } from '../../kernels/conv/conv2d';
import type { ReadyNode, Shape } from '../../network/network';
import { inverse, type Rearrangement } from '../../network/ops/move/rearrange';
import type { PixelStatistics } from '../pixelStatistics';
import type { TrainableNetwork } from '../trainableNetwork';
import type { AffineLayer, Layer } from './layer';

/**
 * A network as a stack of layers whose weights can be differentiated, to be called where gradients are taken.
 *
 * Values keep their layout from layer to layer: what Flatten permutes, the rows of the weight that follows are
 * permuted back, once a step instead of once a pass and image.
 *
 * @throws RangeError for a network that is no stack of convolutions, dense layers and ReLUs ending in a dense layer
 */
export function layersOf({
  network,
  nodes,
  pixels,
}: Pick<TrainableNetwork, 'network' | 'nodes' | 'pixels'>): readonly Layer[] {
  const layers: Layer[] = [];
  let value = network.input.name;
  let flattened: ReadyNode | undefined;
  for (const node of nodes) {
    if (node.inputs.length !== 1 || node.inputs[0] !== value) throw unsupported(node, 'is not a layer upon the last');
    if (!isTrainable(node.op)) throw unsupported(node, 'has no bounds that training could use');
    value = node.output;
    const layer = LAYER_OF[node.op](node, flattened);
    if (layer) layers.push(layer);
    if (layer?.kind !== 'relu') flattened = layer ? undefined : node;
  }
  const last = layers.at(-1);
  const endsDense = last?.kind === 'affine' && last.weight.rank === 2 && !flattened;
  if (!endsDense) throw new RangeError('A network to be trained must end in a dense layer.');
  return pixels ? normalizedInput(layers, pixels) : layers;
}

/** The layer that a node makes upon the last, perhaps on values that another has flattened; none where it flattens. */
const LAYER_OF: Readonly<Record<TrainableName, (node: ReadyNode, flattened?: ReadyNode) => Layer | undefined>> = {
  Conv: convolution,
  Flatten: () => undefined,
  Gemm: dense,
  Relu: () => ({ kind: 'relu' }),
};

function isTrainable(op: string): op is TrainableName {
  return Object.hasOwn(LAYER_OF, op);
}

function unsupported({ op, name }: ReadyNode, reason: string): RangeError {
  return new RangeError(`The layer ${op} “${name}” ${reason}; train stacks of ${TRAINABLE_NAMES.join(', ')}.`);
}

function convolution(node: ReadyNode): AffineLayer {
  const geometry = node.attributes as unknown as ConvGeometry;
  const [height, width, channels] = node.inputShapes[0] as readonly [number, number, number];
  const [top, left, bottom, right] = geometry.pads;
  const pad: tf.backend_util.ExplicitPadding = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return {
    kind: 'affine',
    weight: node.tensors.filter as tf.Tensor,
    bias: node.tensors.bias as tf.Tensor1D,
    product: (x, weight) => conv2d(x as tf.Tensor4D, weight as tf.Tensor4D, geometry),
    transposed: (a, weight) => {
      const shape: [number, number, number, number] = [a.shape[0] as number, height, width, channels];
      const unpadded = top + left + bottom + right === 0;
      const padding = unpadded ? 'valid' : pad;
      return tf.conv2dTranspose(a as tf.Tensor4D, weight as tf.Tensor4D, shape, [...geometry.strides], padding);
    },
  };
}

function dense(node: ReadyNode, flattened?: ReadyNode): AffineLayer {
  const weight = node.tensors.weight as tf.Tensor2D;
  const input = flattened ? (flattened.inputShapes[0] as Shape) : (node.inputShapes[0] as Shape);
  return {
    kind: 'affine',
    weight: flattened ? unflattenRows(weight, flattened) : weight,
    bias: node.tensors.bias as tf.Tensor1D,
    product: (x, matrix) => tf.matMul(tf.reshape(x, [x.shape[0] as number, -1]), matrix as tf.Tensor2D),
    transposed: (a, matrix) =>
      tf.reshape(tf.matMul(a as tf.Tensor2D, matrix as tf.Tensor2D, false, true), [a.shape[0] as number, ...input]),
  };
}

/** Rows in the order of the values before Flatten. */
function unflattenRows(weight: tf.Tensor2D, flatten: ReadyNode): tf.Tensor2D {
  const { before } = flatten.attributes as unknown as Rearrangement;
  if (before.length === 0) return weight;
  const shape = flatten.inputShapes[0] as Shape;
  const axes = before.slice(1).map((axis) => axis - 1);
  const unflattened = tf.reshape(weight, [...axes.map((axis) => shape[axis] as number), weight.shape[1]]);
  return tf.reshape(tf.transpose(unflattened, [...inverse(axes), axes.length]), weight.shape);
}

/**
 * The layers that compute of pixels what the given ones compute of normalised pixels, differentiable in the given ones'
 * weights; see `readingPixels`. Gradients are better conditioned where inputs have mean 0.
 */
function normalizedInput(layers: readonly Layer[], { mean, deviation }: PixelStatistics): readonly Layer[] {
  const index = layers.findIndex(({ kind }) => kind === 'affine');
  const first = layers[index] as AffineLayer;
  const weight = tf.div(first.weight, deviation);
  const columns = tf.sum(tf.reshape(weight, [-1, first.bias.size]), 0);
  const bias: tf.Tensor1D = tf.sub(first.bias, tf.mul(columns, mean));
  return layers.with(index, { ...first, weight, bias });
}

/** The network's output on a batch, [batch, classes]; differentiable. */
export function logitsOf(layers: readonly Layer[], images: tf.Tensor): tf.Tensor2D {
  const output = layers.reduce(
    (x, layer) => (layer.kind === 'relu' ? tf.relu(x) : tf.add(layer.product(x, layer.weight), layer.bias)),
    images,
  );
  return output as tf.Tensor2D;
}
