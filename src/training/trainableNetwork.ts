import type { Variable } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import type { Network, NetworkNode, ReadyNode, Weight } from '../network/network';
import { inferShapes, inputShapes } from '../network/shapes';
import { type PixelStatistics, readingPixels } from './pixelStatistics';

/** A network whose weights are variables, so that the graph that is trained is the graph that is run. */
export interface TrainableNetwork {
  readonly network: Network;
  readonly nodes: readonly ReadyNode[];
  /** The weights by "node.weight". */
  readonly variables: ReadonlyMap<string, tf.Variable>;
  /** Where the weights are those of a network that reads normalised pixels. */
  readonly pixels?: PixelStatistics;
}

/** Puts a network's weights on the device as variables; dispose of them with `disposeTrainable`. */
export function trainableNetwork(network: Network, pixels?: PixelStatistics): TrainableNetwork {
  const variables = new Map<string, tf.Variable>();
  const shapes = inferShapes(network);
  const nodes = network.nodes.map((node): ReadyNode => {
    const tensors: Record<string, tf.Tensor> = {};
    for (const [name, weight] of Object.entries(node.weights)) {
      const variable = tf.tidy(() => tf.variable(tf.tensor(weight.data, [...weight.shape])));
      variables.set(keyOf(node, name), variable);
      tensors[name] = variable;
    }
    return { ...node, tensors, inputShapes: inputShapes(node, shapes) };
  });
  return { network, nodes, variables, ...(pixels && { pixels }) };
}

/** The weights as they are now. */
export function readWeights(trainable: TrainableNetwork): Promise<Arrays> {
  return readArrays(trainable.variables);
}

/** Gives the variables these weights. */
export function writeWeights(trainable: TrainableNetwork, arrays: Arrays): void {
  for (const [key, variable] of trainable.variables) {
    tf.tidy(() => variable.assign(tf.tensor(arrays[key] as Float32Array, variable.shape)));
  }
}

/** The network with these weights. */
export function withWeights(network: Network, arrays: Arrays): Network {
  const nodes = network.nodes.map((node) => {
    const weights = Object.entries(node.weights).map(([name, { shape }]): [string, Weight] => {
      return [name, { shape, data: arrays[keyOf(node, name)] as Float32Array }];
    });
    return { ...node, weights: Object.fromEntries(weights) };
  });
  return { ...network, nodes };
}

/** The network with these weights, ready to be used: whatever it was trained on, it reads pixels as they are. */
export function finished(network: Network, arrays: Arrays, pixels?: PixelStatistics): Network {
  const trained = withWeights(network, arrays);
  return pixels ? readingPixels(trained, pixels) : trained;
}

/** Frees the variables. */
export function disposeTrainable(trainable: TrainableNetwork): void {
  tf.dispose([...trainable.variables.values()]);
}

function keyOf(node: NetworkNode, weight: string): string {
  return `${node.name}.${weight}`;
}

/** Numbers by name. */
export type Arrays = Readonly<Record<string, Float32Array>>;

/** Reads variables back from the device. */
export async function readArrays(variables: ReadonlyMap<string, Variable>): Promise<Arrays> {
  const entries = [...variables].map(async ([name, variable]) => [name, await variable.data<'float32'>()] as const);
  return Object.fromEntries(await Promise.all(entries));
}
