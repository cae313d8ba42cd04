import * as tf from '@tensorflow/tfjs-core';
import { releaseConstants } from '../kernels/keptConstants';
import { describeNode } from './describe';
import { USUAL_MEMORY } from './limits';
import type { Network, NetworkNode, ReadyNode, Shape } from './network';
import { locating } from './networkError';
import {
  beginCheck,
  type Constants,
  checkConstants,
  constantShapes,
  endTaking,
  rememberLargest,
  takeConstants,
} from './ops/constants';
import { inferShapes, inputShapes } from './shapes';

/** A network whose weights lie on the device of the current backend. */
export interface ReadyNetwork {
  readonly network: Network;
  readonly nodes: readonly ReadyNode[];
  /** Shapes of the input and of every node's output, by the value's name; batch left out. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Bytes that computing with it may take in all, its own included. */
  readonly memory: number;
  /** Bytes of its weights that other backends hold besides; none where this is left out. */
  readonly elsewhere?: number;
  /** Frees the weights on the device. */
  dispose(): void;
}

/** Puts a network's weights, and what its operations derive from them, on the device. Throws a NetworkError. */
export function uploadNetwork(network: Network): ReadyNetwork {
  const shapes = inferShapes(network);
  const kept: tf.Tensor[] = [];
  const dispose = () => {
    for (const tensor of kept.splice(0)) {
      releaseConstants(tensor);
      tensor.dispose();
    }
  };
  try {
    const nodes = withTensors(network.nodes, shapes, (node, inputs) =>
      upload(takeConstants(network, node, inputs), kept),
    );
    return { network, nodes, shapes, memory: USUAL_MEMORY, dispose };
  } catch (error) {
    // What is refused, or finds no room, leaves nothing of its first nodes behind.
    dispose();
    throw error;
  } finally {
    endTaking(network);
  }
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
  const nodes = withTensors(network.nodes, shapes, (node, inputs) => {
    const constants = Object.entries(constantShapes(network, node, inputs));
    const tensors = constants.map(([name, shape]) => [name, { shape, rank: shape.length } as tf.Tensor] as const);
    return Object.fromEntries(tensors);
  });
  return { network, nodes, shapes, memory, dispose: () => {} };
}

/**
 * The shapes of a network whose weights, and what is derived from them, can be used; looks at them without a device.
 * Throws a NetworkError for others, as `uploadNetwork` does.
 */
export function checkNetwork(network: Network): ReadonlyMap<string, Shape> {
  const shapes = inferShapes(network);
  beginCheck(network);
  withTensors(network.nodes, shapes, (node, inputs) => {
    checkConstants(network, node, inputs);
    return {};
  });
  return shapes;
}

/**
 * Nodes with what is made of their weights: once for all that do the same with the same weights, as in networks that are
 * written out step by step.
 */
function withTensors(
  nodes: readonly NetworkNode[],
  shapes: ReadonlyMap<string, Shape>,
  make: (node: NetworkNode, inputs: readonly Shape[]) => ReadyNode['tensors'],
): ReadyNode[] {
  const made = new Map<string, ReadyNode['tensors']>();
  const numbers = new Map<Float32Array, number>();
  const numberOf = (data: Float32Array) => {
    const number = numbers.get(data) ?? numbers.size;
    numbers.set(data, number);
    return number;
  };
  return nodes.map((node) => {
    const { op, attributes, weights } = node;
    const inputs = inputShapes(node, shapes);
    const named = Object.entries(weights).map(([name, { shape, data }]) => [name, shape, numberOf(data)]);
    const key = JSON.stringify([op, attributes, inputs, named]);
    const tensors = made.get(key) ?? locating(describeNode(op, node.name), () => make(node, inputs));
    made.set(key, tensors);
    return { ...node, inputShapes: inputs, tensors };
  });
}

/** Puts constants on the device, and each of them into `kept`, too. */
function upload(constants: Constants, kept: tf.Tensor[]): Record<string, tf.Tensor> {
  const entries = Object.entries(constants).map(([name, weight]) => {
    const tensor = tf.keep(tf.tensor(weight.data, [...weight.shape], 'float32'));
    kept.push(tensor);
    return [name, tensor] as const;
  });
  const tensors = Object.fromEntries(entries);
  rememberLargest(tensors, constants);
  return tensors;
}
