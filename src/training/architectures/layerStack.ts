import {
  type Attributes,
  type Network,
  type NetworkNode,
  type Shape,
  sizeOf,
  type Weight,
} from '../../network/network';
import { rearrangementTo } from '../../network/ops/rearrange';
import { nodeShape } from '../../network/shapes';
import type { Random } from '../../numbers/random';

/**
 * Builds a network layer upon layer. Weights are drawn from He's uniform distribution (He et al. 2015: variance
 * 2 / inputs of a unit), biases are 0.
 */
export class LayerStack {
  readonly #input: { readonly name: string; readonly shape: Shape };
  readonly #random: Random;
  readonly #nodes: NetworkNode[] = [];
  readonly #shapes = new Map<string, Shape>();
  #last: string;

  /** @param shape of the input: [height, width, channels] or [values] */
  constructor(shape: Shape, random: Random) {
    this.#input = { name: 'input', shape };
    this.#random = random;
    this.#shapes.set('input', shape);
    this.#last = 'input';
  }

  /** Convolution with a square filter and bias, without padding. */
  conv(outputs: number, size: number, stride: number): this {
    const channels = this.#shape[2] as number;
    const weights = {
      filter: this.#heUniform([size, size, channels, outputs], size * size * channels),
      bias: zeros(outputs),
    };
    const attributes = { strides: [stride, stride], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 };
    return this.#add('Conv', attributes, weights);
  }

  /** Dense layer with bias. */
  dense(outputs: number): this {
    const inputs = sizeOf(this.#shape);
    const weights = { weight: this.#heUniform([inputs, outputs], inputs), bias: zeros(outputs) };
    return this.#add('Gemm', { alpha: 1, beta: 1 }, weights);
  }

  relu(): this {
    return this.#add('Relu', {}, {});
  }

  flatten(): this {
    return this.#add('Flatten', rearrangementTo(this.#shape, [sizeOf(this.#shape)]), {});
  }

  /** The network so far; the output of its last layer is called “logits”. */
  toNetwork(name: string): Network {
    const last = this.#nodes.length - 1;
    const nodes = this.#nodes.map((node, index) => (index === last ? { ...node, output: 'logits' } : node));
    return { name, input: this.#input, nodes, output: 'logits' };
  }

  get #shape(): Shape {
    return this.#shapes.get(this.#last) as Shape;
  }

  #add(op: string, attributes: Attributes, weights: Readonly<Record<string, Weight>>): this {
    const number = this.#nodes.filter((node) => node.op === op).length + 1;
    const name = `${op.toLowerCase()}${number}`;
    const node: NetworkNode = { name, op, inputs: [this.#last], output: name, attributes, weights };
    this.#shapes.set(name, nodeShape(node, this.#shapes));
    this.#nodes.push(node);
    this.#last = name;
    return this;
  }

  #heUniform(shape: Shape, inputs: number): Weight {
    const limit = Math.sqrt(6 / inputs);
    const data = Float32Array.from({ length: sizeOf(shape) }, () => (2 * this.#random.uniform() - 1) * limit);
    return { shape, data };
  }
}

function zeros(count: number): Weight {
  return { shape: [count], data: new Float32Array(count) };
}
