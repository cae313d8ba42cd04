import { ADDING, DENSE, isNormalizer, operationRow } from '../../../../catalog/operations';
import { NetworkError } from '../../../../network/networkError';
import { isPassive } from '../classifyNodes';
import type { TensorProto } from '../onnx_pb';
import type { FileNode } from '../readNode';
import type { GraphInput } from './readEnds';

/** The end of a graph from its last dense layer on. */
interface LastPart {
  /** What that layer reads. */
  readonly input: GraphInput;
  readonly nodes: readonly FileNode[];
}

/**
 * The last dense layer of a graph with what follows it, whatever stands before: enough to compare classes by their
 * weights where the rest cannot be bounded.
 *
 * @throws NetworkError where the graph ends otherwise
 */
export function lastDense(
  all: readonly FileNode[],
  output: string,
  constants: ReadonlyMap<string, TensorProto>,
): LastPart {
  const producer = new Map(all.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const nodes: FileNode[] = [];
  for (let name = output; ; ) {
    const node = producer.get(name);
    if (!node) break;
    nodes.push(node);
    const varying = node.inputs.filter((one) => one !== '' && !isConstant(one, producer, constants));
    const [next] = varying;
    if (next === undefined || varying.length > 1) break;
    const features = DENSE.has(node.opType) && next === node.inputs[0] ? featuresOf(node, constants) : undefined;
    if (features !== undefined) {
      const others = node.inputs.flatMap((one) => constantNodesOf(one, producer));
      return { input: { name: next, shape: [features], batched: true }, nodes: [...nodes, ...others] };
    }
    if (!isPassing(node.opType)) break;
    nodes.push(...node.inputs.filter((one) => one !== next).flatMap((one) => constantNodesOf(one, producer)));
    name = next;
  }
  throw new NetworkError(
    'The network does not end in a dense layer whose weights stand in the file.',
    'Compare its classes by another network of the same classes.',
  );
}

/** What leaves every class to itself, or adds to it. */
function isPassing(op: string): boolean {
  const row = operationRow(op);
  return isPassive(op) || isNormalizer(op) || row?.classwise === true || row?.group === 'activation' || ADDING.has(op);
}

/** How many numbers a dense layer reads; undefined where its weights are no matrix of the file. */
function featuresOf({ inputs, proto }: FileNode, constants: ReadonlyMap<string, TensorProto>): number | undefined {
  const [rows, columns, ...more] = constants.get(inputs[1] ?? '')?.dims.map(Number) ?? [];
  if (rows === undefined || columns === undefined || more.length > 0) return undefined;
  const isTurned = proto.attribute.some(({ name, i }) => name === 'transB' && i === 1n);
  return isTurned ? columns : rows;
}

type Producers = ReadonlyMap<string, FileNode>;

function isConstant(name: string, producer: Producers, constants: ReadonlyMap<string, TensorProto>): boolean {
  if (constants.has(name)) return true;
  const node = producer.get(name);
  return node?.inputs.every((one) => one === '' || isConstant(one, producer, constants)) ?? false;
}

/** The nodes that make a constant. */
function constantNodesOf(name: string, producer: Producers): readonly FileNode[] {
  const node = producer.get(name);
  if (!node || node.inputs.length > 0) return [];
  return [node];
}
