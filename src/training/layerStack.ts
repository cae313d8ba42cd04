import type { TrainableName } from '../catalog/operations';
import { type Attributes, type Network, type NetworkNode, type Shape, sizeOf, type Weight } from '../network/network';
import { rearrangementTo } from '../network/ops/move/rearrange';
import { nodeShape } from '../network/shapes';
import type { Random } from '../numbers/random';
import type { Initialization } from './recipe';

/**
 * Builds a network layer upon layer. Weights are drawn from He's uniform distribution (He et al. 2015: variance
 * 2 / inputs of a unit) or from the normal distribution that keeps the width of intervals (Shi et al. 2021: standard
 * deviation √(2π) / inputs); biases are 0.
 */
export class LayerStack {
  readonly #input: { readonly name: string; readonly shape: Shape };
  readonly #random: Random;
  readonly #initialization: Initialization;
  readonly #nodes: NetworkNode[] = [];
  readonly #shapes = new Map<string, Shape>();
  #last: string;

  /** @param shape of the input: [height, width, channels] or [values] */
  constructor(shape: Shape, random: Random, initialization: Initialization = 'he') {
    this.#input = { name: 'input', shape };
    this.#random = random;
    this.#initialization = initialization;
    this.#shapes.set('input', shape);
    this.#last = 'input';
  }

  /** Convolution with a square filter and bias, without padding. */
  conv(outputs: number, size: number, stride: number): this {
    const channels = this.#shape[2] as number;
    const weights = {
      filter: this.#draw([size, size, channels, outputs], size * size * channels),
      bias: zeros(outputs),
    };
    const attributes = { strides: [stride, stride], pads: [0, 0, 0, 0], dilations: [1, 1], groups: 1 };
    return this.#add('Conv', attributes, weights);
  }

  /** Dense layer with bias. */
  dense(outputs: number): this {
    const inputs = sizeOf(this.#shape);
    const weights = { weight: this.#draw([inputs, outputs], inputs), bias: zeros(outputs) };
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

  #add(op: TrainableName, attributes: Attributes, weights: Readonly<Record<string, Weight>>): this {
    const number = this.#nodes.filter((node) => node.op === op).length + 1;
    const name = `${op.toLowerCase()}${number}`;
    const node: NetworkNode = { name, op, inputs: [this.#last], output: name, attributes, weights };
    this.#shapes.set(name, nodeShape(node, this.#shapes));
    this.#nodes.push(node);
    this.#last = name;
    return this;
  }

  #draw(shape: Shape, inputs: number): Weight {
    const one =
      this.#initialization === 'he'
        ? () => (2 * this.#random.uniform() - 1) * Math.sqrt(6 / inputs)
        : () => (normal(this.#random) * Math.sqrt(2 * Math.PI)) / inputs;
    return { shape, data: Float32Array.from({ length: sizeOf(shape) }, one) };
  }
}

/** A normal deviate, near enough, as a sum of uniform ones: sums are the same on every machine, Math.log need not be. */
function normal(random: Random): number {
  let sum = -6;
  for (let term = 0; term < 12; term++) sum += random.uniform();
  return sum;
}

function zeros(count: number): Weight {
  return { shape: [count], data: new Float32Array(count) };
}
