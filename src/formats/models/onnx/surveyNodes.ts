import type { Ends } from '../../../network/interface/interface';
import { shapeToOnnx } from '../../../network/layout';
import { NetworkError } from '../../../network/networkError';
import type { NodeSupport, Support } from '../../../network/nodeSupport';
import { isOperation } from '../../../network/ops/index';
import { CHECK_FILE } from '../../../network/remedies';
import { reasonFor, supportOf, worstOf } from '../../../network/support';
import { type Between, type Constants, constantsAmong, isEnding, isSupported, remedyFor } from './classifyNodes';
import { holdInputs } from './ends/heldInputs';
import { namedInitializers, readInputs, readOutput } from './ends/readEnds';
import { GraphImport } from './graphImport';
import type { TensorProto } from './onnx_pb';
import { orderNodes } from './orderNodes';
import type { ParsedModel } from './parseModel';
import { type FileNode, fileNode } from './readNode';

/**
 * How every node of a file that was refused is supported, in an order in which they can be computed; without constants
 * that fold. What stands behind a refused node is judged by its operator, since its sizes are not known.
 */
export function surveyNodes({ graph: file, opset }: ParsedModel, chosen: Ends): readonly NodeSupport[] {
  const initializers = orElse(() => namedInitializers(file), new Map<string, TensorProto>());
  const read = orElse(() => readInputs(file, new Set(initializers.keys()), chosen), undefined);
  const held = read ? orElse(() => holdInputs(read.others, chosen).tensors, []) : [];
  for (const tensor of held) initializers.set(tensor.name, tensor);
  const names = new Set(initializers.keys());
  const input = read?.input;
  const output = orElse(() => readOutput(file, chosen).name, '');
  const all = file.node.map((node, index) => fileNode(node, index + 1));
  const given = new Set([...names, ...file.input.map(({ name }) => name)]);
  const nodes = orElse(() => orderNodes(all, output, given), all);
  const graph = input && new GraphImport(input, opset, initializers);
  const ends = { input: input?.name ?? '', output };
  return new Survey(graph, constantsAmong(nodes, names), ends).of(nodes);
}

/** A network in the making, as far as it can be made. */
class Survey {
  readonly #graph: GraphImport | undefined;
  readonly #constants: Constants;
  readonly #ends: Between;
  /** Values that are known. */
  readonly #known: Set<string>;

  constructor(graph: GraphImport | undefined, constants: Constants, ends: Between) {
    this.#graph = graph;
    this.#constants = constants;
    this.#ends = ends;
    this.#known = new Set([...(graph ? [ends.input] : [])]);
  }

  of(nodes: readonly FileNode[]): NodeSupport[] {
    return nodes.flatMap((node) => {
      const isConstant = this.#constants.nodes.has(node);
      if (!isSupported(node, this.#constants)) {
        return this.#refused(node, 'Nothing is known of this operator.', remedyFor(node, this.#constants, this.#ends));
      }
      return isConstant ? this.#folded(node) : this.#added(node);
    });
  }

  #folded(node: FileNode): NodeSupport[] {
    try {
      this.#graph?.fold(node);
      for (const name of node.outputs) this.#known.add(name);
      return [];
    } catch (error) {
      return this.#failed(node, error);
    }
  }

  #added(node: FileNode): NodeSupport[] {
    const isReady = this.#inputsOf(node).every((name) => this.#known.has(name));
    if (!this.#graph || !isReady || isEnding(node.opType)) return [this.#row(node, this.#guess(node))];
    const before = this.#graph.nodes.length;
    try {
      this.#graph.add(node);
    } catch (error) {
      return this.#failed(node, error);
    }
    for (const name of node.outputs) if (this.#graph.shapeOf(name)) this.#known.add(name);
    return [this.#row(node, worstOf(this.#graph.nodes.slice(before).map(({ op }) => op)))];
  }

  /** Of a node that cannot be made: an operation is what it is, others are at worst relaxed. */
  #guess({ opType }: FileNode): Support {
    if (isOperation(opType)) return supportOf(opType);
    return isEnding(opType) ? 'exact' : 'relaxed';
  }

  #failed(node: FileNode, error: unknown): NodeSupport[] {
    if (!(error instanceof NetworkError)) return this.#refused(node, 'It cannot be read.', CHECK_FILE);
    return this.#refused(node, error.problem, error.remedy);
  }

  #refused(node: FileNode, reason: string, remedy: string): NodeSupport[] {
    return [{ ...this.#row(node, 'unsupported'), reason, remedy }];
  }

  #row(node: FileNode, support: Support): NodeSupport {
    const output = node.outputs[0] ?? '';
    const shape = this.#known.has(output) ? this.#graph?.shapeOf(output) : undefined;
    const reason = isOperation(node.opType) ? reasonFor(node.opType) : undefined;
    return {
      name: node.name,
      op: node.opType,
      inputs: this.#inputsOf(node),
      output,
      shape: shape ? shapeToOnnx(shape) : null,
      support,
      ...(support === 'relaxed' && { reason: reason ?? 'It is made of operations of which one at least is relaxed.' }),
      ...(support === 'interval' && reason !== undefined && { reason }),
    };
  }

  #inputsOf(node: FileNode): string[] {
    return node.inputs.filter((name) => name !== '' && !this.#constants.names.has(name));
  }
}

function orElse<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
