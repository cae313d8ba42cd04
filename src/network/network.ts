import type { Tensor } from '@tensorflow/tfjs-core';
import type { Normalizer } from '../catalog/operations';
import type { DecisionTree } from './classes/decisionTree';
import type { Interface } from './interface/interface';

/** Sizes of one sample, the batch dimension left out. Images are [height, width, channels]. */
export type Shape = readonly number[];

/** A constant of the network: float32 numbers with their shape, row by row. */
export interface Weight {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** What an operation needs to know besides its inputs and weights; plain JSON, so that it crosses threads. */
type Attribute = number | string | boolean | null | readonly number[];
export type Attributes = Readonly<Record<string, Attribute>>;

/** One operation of the graph, in the internal layout (images are NHWC, converted once at import). */
export interface NetworkNode<A extends Attributes = Attributes> {
  /** The name in the file, or the name of the output where the file gives none. */
  readonly name: string;
  /** The ONNX operator; key of the table in `ops/`. */
  readonly op: string;
  /** Names of the values this node reads: other nodes' outputs or the network's input. */
  readonly inputs: readonly string[];
  /** Name of the value this node computes. */
  readonly output: string;
  readonly attributes: A;
  readonly weights: Readonly<Record<string, Weight>>;
}

/** A node whose weights lie on the device, ready to be computed with. */
export interface ReadyNode<A extends Attributes = Attributes> extends NetworkNode<A> {
  /** The node's weights, and what `derive` made of them, as tensors. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Shapes of the inputs, batch left out. */
  readonly inputShapes: readonly Shape[];
}

/** Shapes of what a node reads and computes, batch left out. */
export interface NodeShapes {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** A feed-forward network with one input and one output; nodes stand in an order in which they can be computed. */
export interface Network {
  readonly name: string;
  readonly input: { readonly name: string; readonly shape: Shape };
  readonly nodes: readonly NetworkNode[];
  readonly output: string;
  /** What turned the output into probabilities and was left out: the output is the logits before it. */
  readonly normalizedBy?: Normalizer;
  /** Whether the file ends in the class that is largest, which was left out. */
  readonly givesClass?: true;
  /** Names in the file of the input and the output that it is between. */
  readonly fileInput?: string;
  readonly fileOutput?: string;
  /** Names of outputs of the file that are left out. */
  readonly otherOutputs?: readonly string[];
  /** All outputs of the file in its order, where there are several. */
  readonly fileOutputs?: readonly string[];
  /** All inputs of the file in its order, where there are several. */
  readonly fileInputs?: readonly string[];
  /** Sizes of its input in the file, batch left out, where some are open: null for those. */
  readonly openSizes?: readonly (number | null)[];
  /** Inputs of the file that are held at numbers. */
  readonly held?: readonly HeldInput[];
  /** Sizes of the output in the file, batch left out, where it was made a vector. */
  readonly outputSizes?: Shape;
  /** What is known of it besides its file. */
  readonly interface?: Interface;
  /** The tree of decisions that reads the outputs as classes; without one each output is a class. */
  readonly decisions?: DecisionTree;
}

/** An input of the file that stays the same. */
export interface HeldInput {
  readonly name: string;
  readonly sizes: Shape;
  /** Whether someone gave the numbers; else they are 0. */
  readonly isGiven: boolean;
}

/** Number of values of one sample of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The absolute values, |w|; exact. */
export function magnitudeOf(weight: Weight): Weight {
  // What calls a function for each weight takes several times as long in the first seconds of a page.
  const data = new Float32Array(weight.data);
  for (let at = 0; at < data.length; at++) data[at] = Math.abs(data[at] as number);
  return { shape: weight.shape, data };
}

/** A single number as a weight. */
export function scalarWeight(value: number): Weight {
  return { shape: [], data: Float32Array.of(value) };
}

/** All weights of some nodes; those with the same numbers once. */
export function distinctWeights(nodes: readonly Pick<NetworkNode, 'weights'>[]): readonly Weight[] {
  const weights = nodes.flatMap((node) => Object.values(node.weights));
  return [...new Map(weights.map((weight) => [weight.data, weight])).values()];
}

/** The nodes that a value is computed from, in their order. */
export function nodesUpTo<Node extends Pick<NetworkNode, 'inputs' | 'output'>>(
  nodes: readonly Node[],
  value: string,
): Node[] {
  const needed = new Set([value]);
  const before = nodes.toReversed().filter(({ inputs, output }) => {
    if (!needed.has(output)) return false;
    for (const name of inputs) needed.add(name);
    return true;
  });
  return before.reverse();
}
