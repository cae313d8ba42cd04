import { shapeToOnnx } from '../../network/layout';
import { MOST_WEIGHTS } from '../../network/limits';
import type { Network, NetworkNode, Shape } from '../../network/network';
import { locating, NetworkError } from '../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../network/onnxNode';
import { activationInput, numberAttribute } from '../../network/onnxReading';
import { operationOf } from '../../network/ops/index';
import { nodeShape } from '../../network/shapes';
import { checkFinite } from '../../network/validate';
import { isNormalizer } from './classifyNodes';
import { foldNode } from './fold/index';
import type { TensorProto } from './onnx_pb';
import type { GraphInput } from './readEnds';
import { type FileNode, readNode } from './readNode';
import { readTensor } from './readTensor';

/** A network in the making: nodes are added in an order in which they can be computed. */
export class GraphImport implements ImportContext {
  readonly opset: number;
  readonly nodes: NetworkNode[] = [];
  readonly #input: GraphInput;
  readonly #initializers: ReadonlyMap<string, TensorProto>;
  readonly #constants = new Map<string, OnnxTensor>();
  readonly #shapes = new Map<string, Shape>();
  #foldedValues = 0;

  constructor(input: GraphInput, opset: number, initializers: ReadonlyMap<string, TensorProto>) {
    this.opset = opset;
    this.#input = input;
    this.#initializers = initializers;
    this.#shapes.set(input.name, input.shape);
  }

  get batched(): boolean {
    return this.#input.batched;
  }

  /** Initializers are read when they are asked for, so that unused ones may be anything. */
  constant(name: string): OnnxTensor | undefined {
    const known = this.#constants.get(name);
    const proto = this.#initializers.get(name);
    if (known || !proto) return known;
    const tensor = readTensor(proto);
    this.#constants.set(name, tensor);
    return tensor;
  }

  shapeOf(name: string): Shape {
    return this.#shapes.get(name) as Shape;
  }

  /** Computes a node that depends on constants only. */
  fold(node: FileNode): void {
    const constant = locating(node.where, () => this.#counted(foldNode(readNode(node), this)));
    this.#constants.set(node.outputs[0] as string, constant);
  }

  /** Adds a node that depends on the input. */
  add(node: FileNode): void {
    locating(node.where, () => {
      const draft = operationOf(node.opType).fromOnnx(readNode(node), this);
      const added = { name: node.name, op: node.opType, output: node.outputs[0] as string, ...draft };
      checkFinite(added.weights);
      this.#shapes.set(added.output, nodeShape(added, this.#shapes));
      this.nodes.push(added);
    });
  }

  /**
   * The finished network.
   *
   * @param normalizer a Softmax that ends the graph and is left out
   */
  finish(name: string, output: string, normalizer?: OnnxNode & { readonly where: string }): Network {
    const logits = normalizer ? locating(normalizer.where, () => this.#logitsBefore(normalizer)) : output;
    if (!this.nodes.some((node) => node.output === logits)) {
      throw new NetworkError('The output does not depend on the input.', 'Export the network again.');
    }
    const input = { name: this.#input.name, shape: this.#input.shape };
    const network = { name, input, nodes: this.nodes, output: logits };
    return normalizer && isNormalizer(normalizer.opType) ? { ...network, normalizedBy: normalizer.opType } : network;
  }

  #counted(constant: OnnxTensor): OnnxTensor {
    this.#foldedValues += constant.data.length;
    if (this.#foldedValues <= MOST_WEIGHTS) return constant;
    throw new NetworkError('The constants up to here have too many values.', 'Fold constants when exporting.');
  }

  /** Name of the logits; they must be one vector, along which the normalizer works. */
  #logitsBefore(normalizer: OnnxNode): string {
    const logits = activationInput(normalizer, 0, this);
    const sizes = shapeToOnnx(this.shapeOf(logits));
    const rank = sizes.length + (this.batched ? 1 : 0);
    const axis = numberAttribute(normalizer, 'axis', this.opset < 13 ? 1 : -1);
    const along = (axis < 0 ? axis + rank : axis) - (this.batched ? 1 : 0);
    const normalized = this.opset < 13 ? sizes.slice(along) : sizes.slice(along, along + 1);
    const others = this.opset < 13 ? sizes.slice(0, along) : sizes.filter((_, index) => index !== along);
    if (along >= 0 && normalized.length > 0 && others.every((size) => size === 1)) return logits;
    throw new NetworkError(
      `Its axis ${axis} is not the one of the classes.`,
      'Normalize over all classes of a sample.',
    );
  }
}
