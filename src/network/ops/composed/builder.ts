import { shapeToOnnx } from '../../layout';
import { checkFinite } from '../../limits';
import type { NetworkNode, Shape } from '../../network';
import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxAttribute, OnnxNode, OnnxTensor } from '../../onnxNode';
import { CHECK_FILE } from '../../remedies';
import { checkShape } from '../../shapes';
import { operationOf } from '../index';

/** What a composition is read as: constants are numbers, values are names. */
export type Part = string | OnnxTensor;

/** Says how an operator is made of others, in terms of one sample and ONNX's order of axes. */
export interface Builder {
  /** Sizes of a value of one sample, in ONNX's order. */
  sizesOf(value: string): Shape;
  /**
   * Adds an operation that reads these values and constants, as ONNX 13 has it, of one sample; the name of its value.
   * '' stands for an input left out.
   *
   * @param name of the operation, where the file has a better one than that of the node that is made of it
   */
  add(op: string, inputs: readonly Part[], attributes?: Readonly<Record<string, OnnxAttribute>>, name?: string): string;
}

/**
 * How an ONNX node is made of others: the names of its values, one for each output; undefined where the node is an
 * operation of its own. Throws a NetworkError for what it cannot honour.
 */
export type Composition = (
  node: OnnxNode,
  context: ImportContext,
  builder: Builder,
) => string | readonly string[] | undefined;

/** Finds the composition of an operator, if it has one. */
export type CompositionOf = (opType: string) => Composition | undefined;

/**
 * The nodes that a composition makes of one. Their names are the node's with what they compute; the last one of each
 * output has the output's name.
 */
export class NodeBuilder implements Builder, ImportContext {
  readonly opset = 13;
  /** Operations are added in terms of one sample. */
  readonly batched = false;
  readonly #nodes: NetworkNode[] = [];
  readonly #shapes = new Map<string, Shape>();
  readonly #constants = new Map<string, OnnxTensor>();

  constructor(
    private readonly node: OnnxNode,
    private readonly context: ImportContext,
    private readonly compositionOf: CompositionOf,
  ) {}

  /** The nodes of the composition, or undefined where the node is an operation of its own. */
  compose(composition: Composition): readonly NetworkNode[] | undefined {
    const values = composition(this.node, this.context, this);
    if (values === undefined) return undefined;
    const names = typeof values === 'string' ? [values] : values;
    const outputs = new Map<string, string>();
    names.forEach((value, at) => {
      const output = this.node.outputs[at];
      if (!output) return;
      const isOwn = this.#nodes.some((node) => node.output === value) && !outputs.has(value);
      outputs.set(isOwn ? value : this.add('Identity', [value]), output);
    });
    return this.#nodes.map((node) => ({
      ...node,
      name: outputs.get(node.output) === this.node.outputs[0] ? this.node.name : node.name,
      inputs: node.inputs.map((name) => outputs.get(name) ?? name),
      output: outputs.get(node.output) ?? node.output,
    }));
  }

  sizesOf(value: string): Shape {
    const shape = this.shapeOf(value) as Shape | undefined;
    if (shape) return shapeToOnnx(shape);
    throw new NetworkError(`It reads “${value}”, which is not computed from the network's input.`, CHECK_FILE);
  }

  shapeOf(name: string): Shape {
    return this.#shapes.get(name) ?? this.context.shapeOf(name);
  }

  constant(name: string): OnnxTensor | undefined {
    return this.#constants.get(name) ?? this.context.constant(name);
  }

  add(
    op: string,
    parts: readonly Part[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
    own?: string,
  ): string {
    const count = this.#nodes.length;
    const output = this.#unused(`${this.node.outputs[0]}:${count}`);
    const inputs = parts.map((part, at) => (typeof part === 'string' ? part : this.#keep(part, `${output}.${at}`)));
    const node = { name: own ?? `${this.node.name}.${op}${count}`, opType: op, inputs, outputs: [output], attributes };
    const composed = this.compositionOf(op)?.(node, this, this);
    if (typeof composed === 'string') return composed;
    const draft = operationOf(op).fromOnnx(node, this);
    const added = { name: node.name, op, output, ...draft };
    checkFinite(added.weights);
    const shapes = added.inputs.map((name) => this.shapeOf(name));
    this.#shapes.set(output, checkShape(operationOf(op).inferShape(shapes, added)));
    this.#nodes.push(added);
    return output;
  }

  /** A name that nothing before has. */
  #unused(wanted: string): string {
    let name = wanted;
    while (this.shapeOf(name) !== undefined || this.constant(name)) name += "'";
    return name;
  }

  /** Under a name of its own: what a composition is made of may be one that reads its constants later. */
  #keep(tensor: OnnxTensor, wanted: string): string {
    let name = wanted;
    while (this.#constants.has(name)) name += "'";
    this.#constants.set(name, tensor);
    return name;
  }
}
