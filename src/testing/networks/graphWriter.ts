import type { ConstantInput } from './oneNode';
import { type AttributeValue, floats, integers, type NodeInit, node, onnxFile, type TensorInit } from './onnxFile';

export type Attributes = Readonly<Record<string, AttributeValue>>;

/** An ONNX file in the making, node after node, with random numbers from a seed. */
export class GraphWriter {
  readonly nodes: NodeInit[] = [];
  readonly constants: TensorInit[] = [];
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly #inputSizes: readonly number[];
  readonly #exponents: readonly number[];
  /** Name and sample sizes (ONNX's order) of the latest value. */
  value = 'x';
  sizes: readonly number[];

  /** @param exponents of the powers of two that random numbers are scaled by */
  constructor(seed: number, sizes: readonly number[], exponents: readonly number[] = [0]) {
    this.random = generator(seed);
    this.#exponents = exponents;
    this.#inputSizes = sizes;
    this.sizes = sizes;
  }

  /** The file, and an input for it. */
  finish() {
    this.nodes.push(node('Identity', [this.value], 'y'));
    const sizes = [1, ...this.#inputSizes];
    const count = sizes.reduce((a, b) => a * b, 1);
    const file = onnxFile({
      inputs: { x: ['N', ...this.#inputSizes] },
      nodes: this.nodes,
      constants: this.constants,
    });
    const ops = this.nodes.map(({ opType }) => opType as string);
    return { file, input: Float32Array.from({ length: count }, () => this.number()), sizes, ops };
  }

  /** Adds a node that reads the latest value only. */
  unary(op: string, sizes: readonly number[], attributes: Attributes = {}, actual = sizes): void {
    this.push(op, [this.value], actual, attributes);
  }

  /** Adds a node that reads the latest value and others. */
  with(op: string, others: readonly string[], sizes: readonly number[], attributes: Attributes = {}): void {
    this.push(op, [this.value, ...others], sizes, attributes);
  }

  /** Adds a node; its output becomes the latest value. */
  push(op: string, inputs: readonly string[], sizes: readonly number[], attributes: Attributes = {}): void {
    const output = `v${this.nodes.length}`;
    this.nodes.push(node(op, inputs, output, attributes));
    this.value = output;
    this.sizes = sizes;
  }

  /** A constant of random numbers in ±scale; its name. */
  floats(dims: readonly number[], scale = 1): string {
    return this.constant(dims, () => scale * this.number());
  }

  /** A constant of given numbers; its name. */
  constant(dims: readonly number[], next: () => number): string {
    const name = `c${this.constants.length}`;
    const count = dims.reduce((a, b) => a * b, 1);
    this.constants.push(floats(name, dims, Array.from({ length: count }, next)));
    return name;
  }

  /** A constant as samples of operations have it; its name. */
  given(input: ConstantInput): string {
    if ('integers' in input) return this.integers(input.integers);
    if ('flags' in input) throw new Error('No function of a value reads flags.');
    const [dims, values] = input;
    let next = 0;
    return this.constant(dims, () => values[next++] as number);
  }

  /** A constant of integers; its name. */
  integers(values: readonly number[]): string {
    const name = `c${this.constants.length}`;
    this.constants.push(integers(name, values));
    return name;
  }

  integer(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  number(): number {
    return (2 * this.random() - 1) * 2 ** this.pick(this.#exponents);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.integer(0, choices.length - 1)] as T;
  }
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
