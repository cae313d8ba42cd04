import { ADDING, DIVIDING, isNormalizer, operationRow, SCALING } from '../../../catalog/operations';
import { shapeToOnnx } from '../../../network/layout';
import { checkFinite, MOST_WEIGHTS } from '../../../network/limits';
import { type Network, type NetworkNode, nodesUpTo, type Shape } from '../../../network/network';
import { locating, NetworkError } from '../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../network/onnxNode';
import { numberAttribute } from '../../../network/onnxReading';
import { operationOf } from '../../../network/ops';
import { type Composition, NodeBuilder } from '../../../network/ops/composed/builder';
import { compositionOf } from '../../../network/ops/composed/index';
import { withKnownRanges } from '../../../network/ops/composed/knownRange';
import { fusedProduct } from '../../../network/ops/curve/writtenOut';
import { flattening } from '../../../network/ops/move/flatten';
import { isPlainImage } from '../../../network/ops/move/rearrange';
import { CHECK_FILE, FOLD_CONSTANTS } from '../../../network/remedies';
import { nodeShape } from '../../../network/shapes';
import { isPassive } from './classifyNodes';
import type { GraphInput } from './ends/readEnds';
import { foldNode, foldWide, isFolded } from './fold';
import { InexactError } from './fold/arithmetic';
import { banded, bandedElementwise, inTwo } from './fold/banded';
import type { WideConstant } from './fold/dequantizing';
import { type Enclosed, type EnclosedContext, enclosingFold, exactly } from './fold/enclosing';
import { SharedWeights } from './fold/sharedWeights';
import type { TensorProto } from './onnx_pb';
import { type FileNode, readNode } from './readNode';
import { readDoubles, readTensor } from './readTensor';

/** What was left out at the end of a network. */
type Ended = Pick<Network, 'normalizedBy' | 'givesClass'>;

/** A network in the making: nodes are added in an order in which they can be computed. */
export class GraphImport implements ImportContext {
  readonly opset: number;
  readonly nodes: NetworkNode[] = [];
  readonly #input: GraphInput;
  readonly #initializers: Map<string, TensorProto>;
  readonly #constants = new Map<string, OnnxTensor>();
  readonly #wide = new Map<string, WideConstant>();
  readonly #enclosed = new Map<string, Enclosed>();
  readonly #enclosedContext: EnclosedContext = { context: this, enclosed: (name) => this.#enclosedOf(name) };
  /** Nodes by what they compute. */
  readonly #producers = new Map<string, NetworkNode>();
  readonly #shapes = new Map<string, Shape>();
  readonly #weights = new SharedWeights();
  #foldedValues = 0;

  constructor(input: GraphInput, opset: number, initializers: ReadonlyMap<string, TensorProto>) {
    this.opset = opset;
    this.#input = input;
    this.#initializers = new Map(initializers);
    this.#shapes.set(input.name, input.shape);
  }

  get batched(): boolean {
    return this.#input.batched;
  }

  /** Initializers are read when they are asked for, so that unused ones may be anything. */
  constant(name: string): OnnxTensor | undefined {
    if (this.#wide.has(name) || (this.#enclosed.has(name) && !this.#initializers.has(name))) {
      throw new NetworkError(`Its constant “${name}” is more precise than float32.`, FOLD_CONSTANTS);
    }
    const known = this.#constants.get(name);
    const proto = this.#initializers.get(name);
    if (known || !proto) return known;
    const tensor = readTensor(proto);
    this.#constants.set(name, tensor);
    return tensor;
  }

  /** What encloses a constant that float32 does not hold: one that was computed, or stands in the file as float64. */
  #enclosedOf(name: string): Enclosed | undefined {
    const proto = this.#initializers.get(name);
    if (this.#enclosed.has(name) || !proto || this.#constants.has(name)) return this.#enclosed.get(name);
    const doubles = readDoubles(proto);
    if (!doubles) return undefined;
    const enclosed = { shape: doubles.shape, lower: doubles.values, upper: doubles.values };
    this.#enclosed.set(name, enclosed);
    return enclosed;
  }

  shapeOf(name: string): Shape {
    return this.#shapes.get(name) as Shape;
  }

  /** Computes a node that depends on constants only. */
  fold(node: FileNode): void {
    locating(node.where, () => {
      const output = node.outputs[0] as string;
      const given = node.opType === 'Constant' && node.proto.attribute.find(({ name }) => name === 'value')?.t;
      if (given && readDoubles(given)) {
        this.#initializers.set(output, given);
        return;
      }
      const read = readNode(node);
      const enclosed = this.#enclose(read);
      const wide = enclosed ? undefined : foldWide(read, this);
      const exact = enclosed && exactly(enclosed);
      if (enclosed && !exact) this.#enclosed.set(output, enclosed);
      else if (wide?.low.data.some((rest) => rest !== 0)) this.#wide.set(output, wide);
      else this.#constants.set(output, this.#counted(exact ?? wide?.high ?? foldNode(read, this)));
    });
  }

  /** The result of a node of constants where float32 does not hold it, or what it reads; undefined elsewhere. */
  #enclose(node: OnnxNode): Enclosed | undefined {
    const fold = enclosingFold(node.opType);
    const isEnclosed = node.inputs.some((name) => this.#enclosedOf(name));
    if (!fold && !isEnclosed) return undefined;
    if (fold && (isEnclosed || !isFolded(node.opType))) return fold(node, this.#enclosedContext);
    try {
      foldNode(node, this);
      return undefined;
    } catch (error) {
      if (!(error instanceof InexactError) || !fold) throw error;
      return fold(node, this.#enclosedContext);
    }
  }

  /** Adds a node that depends on the input. */
  add(node: FileNode): void {
    locating(node.where, () => {
      for (const added of this.#nodesOf(readNode(node))) {
        checkFinite(added.weights);
        if (this.#shapes.has(added.output)) throw new NetworkError(`It computes “${added.output}” twice.`, CHECK_FILE);
        this.#shapes.set(added.output, nodeShape(added, this.#shapes));
        const shared = { ...added, weights: this.#weights.share(added.weights) };
        this.nodes.push(shared);
        this.#producers.set(shared.output, shared);
      }
    });
  }

  /** The operations that a node of the file is made of: itself, or others. */
  #nodesOf(node: OnnxNode): readonly NetworkNode[] {
    const composition =
      this.#precise(node) ?? fusedProduct(node, (value) => this.#producers.get(value)) ?? compositionOf(node.opType);
    const composed = composition && new NodeBuilder(node, this, compositionOf).compose(composition);
    if (composed) return composed;
    const draft = operationOf(node.opType).fromOnnx(node, this);
    return [{ name: node.name, op: node.opType, output: node.outputs[0] as string, ...draft }];
  }

  /** How a node is computed that reads constants which float32 does not hold. */
  #precise(node: OnnxNode): Composition | undefined {
    if (node.inputs.some((name) => this.#wide.has(name))) return inTwo((name) => this.#wide.get(name));
    const enclosedOf = (name: string) => this.#enclosedOf(name);
    const enclosed = node.inputs.filter(enclosedOf);
    const isElementwise = [ADDING, DIVIDING, SCALING].some((kind) => kind.has(node.opType));
    const isTaken = isElementwise || operationRow(node.opType)?.weighs;
    // What stands in the file is refused by its own name.
    if (enclosed.length === 0 || (!isTaken && enclosed.every((name) => this.#initializers.has(name)))) return undefined;
    return isElementwise ? bandedElementwise(enclosedOf) : banded(enclosedOf);
  }

  /**
   * The finished network.
   *
   * @param endings what ends the graph and may be left out, the last first
   */
  finish(name: string, output: string, endings: readonly FileNode[]): Network {
    const { logits, ...ended } = this.#withoutEndings(output, endings);
    if (!this.nodes.some((node) => node.output === logits)) {
      throw new NetworkError('The output does not depend on the input.', CHECK_FILE);
    }
    const input = { name: this.#input.name, shape: this.#input.shape };
    // Outputs are counted in the order of the file, so images, which are kept in another one, are made a vector.
    const last = isPlainImage(this.shapeOf(logits)) ? logits : this.#flattened(logits);
    const outputSizes = last === logits ? undefined : shapeToOnnx(this.shapeOf(logits));
    return {
      name,
      input,
      nodes: withKnownRanges(nodesUpTo(this.nodes, last), (value) => this.shapeOf(value)),
      output: last,
      ...(outputSizes && { outputSizes }),
      ...ended,
    };
  }

  /** The logits before the endings; those that work along another axis than the classes' stay in the network. */
  #withoutEndings(output: string, endings: readonly FileNode[]): Ended & { logits: string } {
    const inward = [...endings].reverse();
    let logits = inward[0]?.inputs[0] ?? output;
    let normalizedBy: Network['normalizedBy'];
    let givesClass = false;
    for (const ending of inward) {
      if (!this.#shapes.has(logits)) throw new NetworkError('It reads nothing of the input.', CHECK_FILE, ending.where);
      if (isPassive(ending.opType)) {
        if (!normalizedBy) logits = this.#added(ending, logits);
        continue;
      }
      // Of an input alone nothing would be left.
      const isAlone = logits === this.#input.name && isNormalizer(ending.opType);
      const isOfClasses = !isAlone && locating(ending.where, () => this.#isOfClasses(readNode(ending), logits));
      if (isOfClasses) {
        normalizedBy = isNormalizer(ending.opType) ? ending.opType : undefined;
        givesClass ||= !normalizedBy;
      } else {
        logits = this.#added(ending, logits);
      }
    }
    if (givesClass && logits === this.#input.name) logits = this.#flattened(logits);
    return { logits, ...(normalizedBy && { normalizedBy }), ...(givesClass && { givesClass }) };
  }

  #counted(constant: OnnxTensor): OnnxTensor {
    this.#foldedValues += constant.data.length;
    if (this.#foldedValues <= MOST_WEIGHTS) return constant;
    throw new NetworkError('The constants up to here have too many values.', FOLD_CONSTANTS);
  }

  #flattened(value: string): string {
    const shape = this.shapeOf(value);
    let name = `${value}:flat`;
    while (this.#shapes.has(name)) name += "'";
    const node = flattening(value, shape, name);
    this.nodes.push(node);
    this.#shapes.set(name, nodeShape(node, this.#shapes));
    return name;
  }

  #added(ending: FileNode, input: string): string {
    this.add({ ...ending, inputs: [input, ...ending.inputs.slice(1)] });
    return ending.outputs[0] as string;
  }

  /** Whether an ending works along the only axis of the logits that has several values. */
  #isOfClasses(ending: OnnxNode, logits: string): boolean {
    const sizes = shapeToOnnx(this.shapeOf(logits));
    const batch = this.batched ? 1 : 0;
    const isOld = this.opset < 13;
    const isNormal = isNormalizer(ending.opType);
    const usual = isOld ? 1 : -1;
    const axis = numberAttribute(ending, 'axis', isNormal ? usual : 0);
    const along = (axis < 0 ? axis + sizes.length + batch : axis) - batch;
    const isWhole = isNormal && isOld;
    const others = isWhole ? sizes.slice(0, along) : sizes.filter((_, index) => index !== along);
    return along >= 0 && along < sizes.length && others.every((size) => size === 1);
  }
}
