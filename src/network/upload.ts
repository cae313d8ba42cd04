import * as tf from '@tensorflow/tfjs-core';
import { releaseConstants } from '../kernels/keptConstants';
import { describeNode } from './describe';
import type { Network, NetworkNode, Shape, Weight } from './network';
import { locating } from './networkError';
import type { ReadyNode } from './operation';
import { operationOf } from './ops/index';
import { inferShapes, inputShapes } from './shapes';
import { checkFinite } from './validate';

/** A network whose weights lie on the device of the current backend. */
export interface ReadyNetwork {
  readonly network: Network;
  readonly nodes: readonly ReadyNode[];
  /** Shapes of the input and of every node's output, by the value's name; batch left out. */
  readonly shapes: ReadonlyMap<string, Shape>;
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
  return { network, nodes, shapes, dispose };
}

function constantsOf(node: NetworkNode, inputs: readonly Shape[]): Record<string, Weight> {
  const constants = { ...node.weights, ...operationOf(node.op).derive?.(node, inputs) };
  checkFinite(constants);
  return constants;
}

function upload(constants: Readonly<Record<string, Weight>>): Record<string, tf.Tensor> {
  const tensors = Object.entries(constants).map(([name, weight]) => {
    return [name, tf.keep(tf.tensor(weight.data, [...weight.shape], 'float32'))] as const;
  });
  return Object.fromEntries(tensors);
}
