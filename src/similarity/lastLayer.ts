import { describeNode } from '../network/describe';
import { sizeOf, type Weight } from '../network/network';
import { NetworkError } from '../network/networkError';
import type { ReadyNode } from '../network/operation';
import type { ReadyNetwork } from '../network/upload';
import type { ClassVectors } from './tree/distances';

/** The affine layer that makes the logits. */
export interface LastLayer {
  /** Name of the value it reads: the features. */
  readonly input: string;
  /** One weight vector for each class; biases are left out. */
  readonly vectors: ClassVectors;
}

/** What leaves every class's value to itself: it may stand between the layer and the output. */
const CLASSWISE = new Set([
  'Identity',
  'Dropout',
  'Flatten',
  'Reshape',
  'Squeeze',
  'GlobalAveragePool',
  'GlobalMaxPool',
  'ReduceMean',
  'Relu',
  'LeakyRelu',
]);

const BY_MISTAKES = 'Compare the classes by which images are mistaken, or choose a network without decisions.';
const ELSEWHERE = 'Compare the classes by their features, or by which images are mistaken, instead.';

/**
 * The last affine layer of a classifier: a Gemm, a MatMul, or a Conv of one pixel whose outputs are the classes,
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
  while (node && (CLASSWISE.has(node.op) || addsConstant(node))) node = producer.get(node.inputs[0] ?? '');
  if (!node) throw new NetworkError('The network has no layer with weights.', 'Choose a network with a dense layer.');
  const weight = classWeights(node, classes);
  if (!weight) {
    const where = describeNode(node.op, node.name);
    throw new NetworkError('It has no weight vector for each class, and the network ends with it.', ELSEWHERE, where);
  }
  return { input: node.inputs[0] ?? '', vectors: columnsOf(weight, classes) };
}

/** Adding a bias, which the vectors leave out. */
function addsConstant({ op, inputs, weights }: ReadyNode): boolean {
  return (op === 'Add' || op === 'Sub') && inputs.length === 1 && weights.constant !== undefined;
}

/** [features, classes]; undefined where the node is no such layer. */
function classWeights({ op, weights, attributes, inputShapes }: ReadyNode, classes: number): Weight | undefined {
  const shape = inputShapes[0] ?? [];
  if (op === 'Gemm' || op === 'MatMul') {
    const { weight } = weights;
    if (!weight || weight.shape[1] !== classes || weight.shape[0] !== sizeOf(shape)) return undefined;
    const alpha = Number(attributes.alpha ?? 1);
    return alpha === 1 ? weight : { ...weight, data: weight.data.map((value) => alpha * value) };
  }
  const { filter } = weights;
  const [rows, columns, channels, outputs] = filter?.shape ?? [];
  const isPointwise = op === 'Conv' && rows === 1 && columns === 1 && channels === shape[2] && outputs === classes;
  return filter && isPointwise ? filter : undefined;
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
