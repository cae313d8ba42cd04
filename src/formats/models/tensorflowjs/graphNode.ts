import { NetworkError } from '../../../network/networkError';
import { type Config, isConfig, listIn, SAVE_AGAIN, textIn } from '../keras/settings';
import { toNumbers } from '../keras/toNumbers';
import type { ChannelsLast, Value } from '../onnx/channelsLast';
import type { Numbers } from '../onnx/graphDraft';
import type { StoredWeight } from './manifest';

/** A node of a TensorFlow graph. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of the nodes that it reads. */
  readonly inputs: readonly string[];
  readonly attributes: Config;
}

/** Reads a node as a file describes it. */
export function readGraphNode(node: unknown): GraphNode {
  if (!isConfig(node)) throw new NetworkError('A node of the graph is not an object.', SAVE_AGAIN);
  const inputs = node.input === undefined ? [] : listIn(node, 'input').map(String);
  const attributes = isConfig(node.attr) ? node.attr : {};
  // What begins with ^ only says what comes first.
  const read = inputs.filter((input) => !input.startsWith('^')).map(nodeOf);
  return { name: textIn(node, 'name'), op: textIn(node, 'op'), inputs: read, attributes };
}

/** "node:0" → "node" */
function nodeOf(output: string): string {
  const [, name = '', place = '0'] = /^(.*?)(?::(\d+))?$/.exec(output) ?? [];
  if (place === '0') return name;
  throw new NetworkError(
    `The output ${place} of “${name}” is used; only first ones are computed.`,
    'Convert the model without it.',
  );
}

/** Translates a node of a TensorFlow graph. */
export type GraphOp = (context: NodeContext) => Value;

/** What a node is translated with. */
export class NodeContext {
  readonly graph: ChannelsLast;
  readonly node: GraphNode;
  readonly #values: ReadonlyMap<string, Value>;
  readonly #constants: ReadonlyMap<string, StoredWeight>;

  constructor(
    graph: ChannelsLast,
    node: GraphNode,
    values: ReadonlyMap<string, Value>,
    constants: ReadonlyMap<string, StoredWeight>,
  ) {
    this.graph = graph;
    this.node = node;
    this.#values = values;
    this.#constants = constants;
  }

  get name(): string {
    return this.node.name;
  }

  isConstant(index: number): boolean {
    return this.#constants.has(this.node.inputs[index] ?? '');
  }

  /** A value that depends on the input. */
  value(index: number): Value {
    const value = this.#values.get(this.node.inputs[index] ?? '');
    if (value) return value;
    throw new NetworkError(`Its input ${index + 1} is missing, or a constant.`, 'Convert the model again.');
  }

  /** Numbers that the file has. */
  numbers(index: number, rank?: number): Numbers {
    const { name, shape, values } = this.#constant(index);
    if (rank === undefined || shape.length === rank) return toNumbers(shape, values, name);
    throw new NetworkError(`“${name}” has ${shape.length} axes instead of ${rank}.`, 'Convert the model again.');
  }

  integers(index: number): readonly number[] {
    const { name, values, isInteger } = this.#constant(index);
    if (isInteger) return Array.from(values);
    throw new NetworkError(`“${name}” has fractions where whole numbers are needed.`, 'Convert the model again.');
  }

  text(attribute: string, usual: string): string {
    const { s } = this.#attribute(attribute);
    return typeof s === 'string' ? decoded(s) : usual;
  }

  texts(attribute: string): readonly string[] {
    const { list } = this.#attribute(attribute);
    return isConfig(list) && Array.isArray(list.s) ? list.s.map((text) => decoded(String(text))) : [];
  }

  number(attribute: string, usual: number): number {
    const { f = usual } = this.#attribute(attribute);
    return typeof f === 'number' ? f : usual;
  }

  flag(attribute: string): boolean {
    return this.#attribute(attribute).b === true;
  }

  wholes(attribute: string): readonly number[] {
    const { list } = this.#attribute(attribute);
    return isConfig(list) && Array.isArray(list.i) ? list.i.map(Number) : [];
  }

  #attribute(name: string): Config {
    const attribute = this.node.attributes[name];
    return isConfig(attribute) ? attribute : {};
  }

  #constant(index: number): StoredWeight {
    const constant = this.#constants.get(this.node.inputs[index] ?? '');
    if (constant) return constant;
    throw new NetworkError(
      `Its input ${index + 1} is not a constant.`,
      'Convert the model with fixed shapes and weights.',
    );
  }
}

/** TensorFlow writes texts in base64. */
function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    throw new NetworkError(`Its setting “${text}” is damaged.`, 'Convert the model again.');
  }
}
