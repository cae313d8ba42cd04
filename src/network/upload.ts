import * as tf from '@tensorflow/tfjs-core';
import { releaseConstants } from '../kernels/keptConstants';
import { describeNode } from './describe';
import { checkDerived, checkFinite, USUAL_MEMORY } from './limits';
import type { Network, NetworkNode, ReadyNode, Shape, Weight } from './network';
import { locating } from './networkError';
import { operationOf } from './ops';
import { inferShapes, inputShapes } from './shapes';

/** A network whose weights lie on the device of the current backend. */
export interface ReadyNetwork {
  readonly network: Network;
  readonly nodes: readonly ReadyNode[];
  /** Shapes of the input and of every node's output, by the value's name; batch left out. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Bytes that computing with it may take in all, its own included. */
  readonly memory: number;
  /** Frees the weights on the device. */
  dispose(): void;
}

/** Puts a network's weights, and what its operations derive from them, on the device. Throws a NetworkError. */
export function uploadNetwork(network: Network): ReadyNetwork {
  const shapes = inferShapes(network);
  const prepared = network.nodes.map((node) => {
    const inputs = inputShapes(node, shapes);
    const constants = locating(describeNode(node.op, node.name), () => constantsOf(node, inputs));
    return { ...node, inputShapes: inputs, constants };
  });
  const nodes = prepared.map(({ constants, ...node }) => ({ ...node, tensors: upload(constants) }));
  const dispose = () => {
    for (const tensor of nodes.flatMap((node) => Object.values(node.tensors))) {
      releaseConstants(tensor);
      tensor.dispose();
    }
  };
  return { network, nodes, shapes, memory: USUAL_MEMORY, dispose };
}

/**
 * A network as what is computed with it is planned: nothing of it lies on a device, and of its constants only the shapes
 * are there.
 */
export function planNetwork(
  network: Network,
  shapes: ReadonlyMap<string, Shape>,
  memory: number = USUAL_MEMORY,
): ReadyNetwork {
  const nodes = network.nodes.map((node) => {
    const inputs = inputShapes(node, shapes);
    const constants = Object.entries({ ...node.weights, ...operationOf(node.op).derive?.(node, inputs) });
    const tensors = constants.map(([name, { shape }]) => [name, { shape, rank: shape.length } as tf.Tensor] as const);
    return { ...node, inputShapes: inputs, tensors: Object.fromEntries(tensors) };
  });
  return { network, nodes, shapes, memory, dispose: () => {} };
}

/**
 * The shapes of a network whose weights, and what is derived from them, can be used; looks at them without a device.
 * Throws a NetworkError for others, as `uploadNetwork` does.
 */
export function checkNetwork(network: Network): ReadonlyMap<string, Shape> {
  const shapes = inferShapes(network);
  for (const node of network.nodes) {
    locating(describeNode(node.op, node.name), () => constantsOf(node, inputShapes(node, shapes)));
  }
  return shapes;
}

function constantsOf(node: NetworkNode, inputs: readonly Shape[]): Record<string, Weight> {
  checkFinite(node.weights);
  const derived = operationOf(node.op).derive?.(node, inputs) ?? {};
  checkDerived(derived);
  return { ...node.weights, ...derived };
}

function upload(constants: Readonly<Record<string, Weight>>): Record<string, tf.Tensor> {
  const tensors = Object.entries(constants).map(([name, weight]) => {
    return [name, tf.keep(tf.tensor(weight.data, [...weight.shape], 'float32'))] as const;
  });
  return Object.fromEntries(tensors);
}
