import type { Network } from '../../network/network';
import { locating, NetworkError } from '../../network/networkError';
import { checkWeightCount } from '../../network/validate';
import { constantNodes, isNormalizer } from './classifyNodes';
import { withDecisions } from './decisionMetadata';
import { GraphImport } from './graphImport';
import type { GraphProto, TensorProto } from './onnx_pb';
import { orderNodes } from './orderNodes';
import { parseModel } from './parseModel';
import { readInput, readOutput } from './readEnds';
import { type FileNode, fileNode, readNode } from './readNode';

/**
 * Reads a network from an ONNX file (opsets 7 to 21), converted to the internal layout, constants folded, operations
 * that the output does not need left out. Throws a NetworkError that says what cannot be taken, where, and what to do.
 *
 * @param name what the network is to be called
 */
export function readOnnx(bytes: Uint8Array, name: string): Network {
  const { graph, opset, metadata } = parseModel(bytes);
  if (graph.node.length === 0) throw new NetworkError('The graph has no operations.', 'Export the network again.');
  const initializers = readInitializers(graph);
  const constants = new Set(initializers.keys());
  const input = readInput(graph, constants);
  const output = readOutput(graph);
  const all = graph.node.map((node, index) => fileNode(node, index + 1));
  const live = orderNodes(all, output, new Set([...constants, input.name]));
  const constant = constantNodes(live, constants);
  refuseSecondOutputs(live, output);
  const { body, last } = splitNormalizer(live, output);
  const graphImport = new GraphImport(input, opset, initializers);
  for (const node of body) {
    if (constant.has(node)) graphImport.fold(node);
    else graphImport.add(node);
  }
  checkWeightCount(graphImport.nodes);
  const network = graphImport.finish(name, output, last && { ...readNode(last), where: last.where });
  return withDecisions(network, metadata);
}

function readInitializers(graph: GraphProto): ReadonlyMap<string, TensorProto> {
  const initializers = new Map<string, TensorProto>();
  for (const tensor of graph.initializer) {
    if (initializers.has(tensor.name)) {
      throw new NetworkError(`The constant “${tensor.name}” is given twice.`, 'Export the network again.');
    }
    initializers.set(tensor.name, tensor);
  }
  return initializers;
}

/** Only first outputs are computed; masks, indices and the like are not. */
function refuseSecondOutputs(nodes: readonly FileNode[], output: string): void {
  const used = new Set([output, ...nodes.flatMap((node) => node.inputs)]);
  for (const node of nodes) {
    const second = node.outputs.find((name, index) => index > 0 && name !== '' && used.has(name));
    if (second === undefined) continue;
    throw new NetworkError(
      `Its additional output “${second}” is used; only the first output is computed.`,
      'Rewrite the network without it.',
      node.where,
    );
  }
}

/** Takes a Softmax at the end off, and refuses one anywhere else. */
function splitNormalizer(nodes: readonly FileNode[], output: string): { body: readonly FileNode[]; last?: FileNode } {
  const last = nodes.find((node) => isNormalizer(node.opType) && node.outputs[0] === output);
  const body = nodes.filter((node) => node !== last);
  for (const node of body) {
    if (isNormalizer(node.opType)) locating(node.where, refuseNormalizer);
  }
  return last ? { body, last } : { body };
}

function refuseNormalizer(): never {
  throw new NetworkError(
    'It stands inside the network; it is taken only as the last operation.',
    'Cut the network before it.',
  );
}
