import { operationRow } from '../catalog/operations';
import { describeNode } from '../network/describe';
import { type ReadyNode, sizeOf, type Weight } from '../network/network';
import { NetworkError } from '../network/networkError';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import type { ClassVectors } from './tree/distances';

/** The affine layer that makes the logits. */
export interface LastLayer {
  /** Name of the value it reads: the features. */
  readonly input: string;
  /** One weight vector for each class; biases are left out. */
  readonly vectors: ClassVectors;
}

const BY_MISTAKES = 'Compare the classes by which images are misclassified, or choose a network without decisions.';
const ELSEWHERE = 'Compare the classes by their features, or by which images are misclassified, instead.';

/**
 * The last affine layer of a classifier: a dense layer, or a convolution of single pixels, whose outputs are the classes,
 * followed by nothing that mixes classes.
 *
 * @throws NetworkError naming the node where a network ends otherwise
 */
export function lastLayer(ready: ReadyNetwork): LastLayer {
  if (ready.network.decisions) {
    throw new NetworkError(
      'A tree of decisions has a last layer for each of them, but none for all classes.',
      BY_MISTAKES,
    );
  }
  const producer = new Map(ready.nodes.map((node) => [node.output, node]));
  const classes = sizeOf(ready.shapes.get(ready.network.output) ?? []);
  let node = producer.get(ready.network.output);
  while (node && (isClasswise(node.op) || operationOf(node.op).shift?.(node)))
    node = producer.get(node.inputs[0] ?? '');
  if (!node) throw new NetworkError('The network has no layer with weights.', 'Choose a network with a dense layer.');
  const weight = classWeights(node, classes);
  if (!weight) {
    const where = describeNode(node.op, node.name);
    throw new NetworkError('It has no weight vector for each class, and the network ends with it.', ELSEWHERE, where);
  }
  return { input: node.inputs[0] ?? '', vectors: columnsOf(weight, classes) };
}

/** Whether every class's value is left to itself: the operation may stand between the layer and the output. */
function isClasswise(op: string): boolean {
  const row = operationRow(op);
  return row?.classwise === true || row?.group === 'activation';
}

/** [features, classes]; undefined where the node is no such layer. */
function classWeights(node: ReadyNode, classes: number): Weight | undefined {
  const layer = operationOf(node.op).dense?.(node);
  const shape = node.inputShapes[0] ?? [];
  const features = shape.length === 3 ? shape[2] : sizeOf(shape);
  if (!layer || layer.weight.shape[0] !== features || layer.weight.shape[1] !== classes) return undefined;
  const { weight, alpha } = layer;
  return alpha === 1 ? weight : { ...weight, data: weight.data.map((value) => alpha * value) };
}

/** The columns of [features, classes] as rows. */
function columnsOf({ data }: Weight, classes: number): ClassVectors {
  const width = data.length / classes;
  const values = new Float32Array(data.length);
  for (let label = 0; label < classes; label++) {
    for (let feature = 0; feature < width; feature++) {
      values[label * width + feature] = data[feature * classes + label] ?? 0;
    }
  }
  return { classes, width, values };
}
