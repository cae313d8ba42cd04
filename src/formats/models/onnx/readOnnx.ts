import { isNormalizer, WITH_SEVERAL_OUTPUTS } from '../../../catalog/operations';
import type { Ends } from '../../../network/interface/interface';
import { checkWeightCount } from '../../../network/limits';
import type { Network } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import { CHECK_FILE, partBefore } from '../../../network/remedies';
import { constantNodes, isEnding } from './classifyNodes';
import { withDecisions } from './decisionMetadata';
import { batchWrittenOut } from './ends/batchOfOne';
import { holdInputs } from './ends/heldInputs';
import { lastDense } from './ends/lastDense';
import { type GraphInput, namedInitializers, readInputs, readOutput } from './ends/readEnds';
import { GraphImport } from './graphImport';
import type { TensorProto } from './onnx_pb';
import { orderNodes } from './orderNodes';
import { type ParsedModel, parseModel } from './parseModel';
import { type FileNode, fileNode } from './readNode';
import { surveyNodes } from './surveyNodes';

/**
 * Reads a network from an ONNX file that needs no other, converted to the internal layout, constants folded, operations
 * that the output does not need left out. Throws a NetworkError that says what cannot be taken, where, and what to do.
 *
 * @param name what the network is to be called
 */
export function readOnnx(bytes: Uint8Array, name: string): Network {
  return networkOf(parseModel(bytes), name);
}

/**
 * The same of a file that was decoded; what is refused can be surveyed.
 *
 * @param ends which of its inputs and outputs the network is between
 */
export function networkOf(model: ParsedModel, name: string, ends: Ends = {}): Network {
  try {
    if (model.graph.node.length === 0) throw new NetworkError('The graph has no operations.', CHECK_FILE);
    return ends.lastLayer ? lastLayerOf(model, name, ends) : readAsDeclared(model, name, ends);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const whole = ends.lastLayer ? undefined : unlessRefused(() => readWithBatchOfOne(model, name, ends));
    if (whole) return whole;
    throw new NetworkError(error.problem, error.remedy, error.where, () => surveyNodes(model, ends));
  }
}

function unlessRefused(act: () => Network | undefined): Network | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

function lastLayerOf({ graph, opset }: ParsedModel, name: string, ends: Ends): Network {
  const initializers = namedInitializers(graph);
  const nodes = graph.node.map((node, index) => fileNode(node, index + 1));
  const { name: output } = readOutput(graph, ends);
  const { input, nodes: last } = lastDense(nodes, output, initializers);
  return withEnds(last, { input, output }, opset, initializers, `${name}, last layer`);
}

/** Every operation must treat the samples of a batch alike. */
function readAsDeclared(model: ParsedModel, name: string, ends: Ends): Network {
  const initializers = namedInitializers(model.graph);
  const inputs = readInputs(model.graph, new Set(initializers.keys()), ends);
  return readBetween(model, name, ends, { inputs, input: inputs.input, nodes: model.graph.node, initializers });
}

/** Of a graph whose input is declared as a batch of one, which it may do with what it likes; undefined of any other. */
function readWithBatchOfOne(model: ParsedModel, name: string, ends: Ends): Network | undefined {
  const initializers = namedInitializers(model.graph);
  const inputs = readInputs(model.graph, new Set(initializers.keys()), ends);
  const batch = batchWrittenOut(inputs.declared, model.graph.node);
  if (!batch) return undefined;
  initializers.set(batch.sizes.name, batch.sizes);
  const input = { ...inputs.input, batched: false };
  return readBetween(model, name, ends, { inputs, input, nodes: batch.nodes, initializers });
}

/** What a network is read from. */
interface Source {
  readonly inputs: ReturnType<typeof readInputs>;
  readonly input: GraphInput;
  readonly nodes: Readonly<ParsedModel['graph']['node']>;
  /** Inputs that are held at numbers join them. */
  readonly initializers: Map<string, TensorProto>;
}

function readBetween({ graph, opset, metadata }: ParsedModel, name: string, ends: Ends, source: Source): Network {
  const { inputs, input, initializers } = source;
  const { others: held, all: fileInputs } = inputs;
  const nodes = source.nodes.map((node, index) => fileNode(node, index + 1));
  const { inputs: heldInputs, tensors } = holdInputs(held, ends);
  for (const tensor of tensors) initializers.set(tensor.name, tensor);
  const constants = new Set(initializers.keys());
  const { name: output, others, all: fileOutputs } = readOutput(graph, ends);
  const live = orderNodes(nodes, output, new Set([...constants, input.name]));
  if (held.length > 0 && live.every((node) => !node.inputs.includes(input.name))) {
    throw new NetworkError(
      `The output “${output}” does not depend on the input “${input.name}”.`,
      'Choose another input, or another output.',
    );
  }
  const network = {
    ...withEnds(live, { input, output }, opset, initializers, name),
    ...((others.length > 0 || heldInputs.length > 0) && { fileInput: input.name, fileOutput: output }),
    ...(others.length > 0 && { otherOutputs: others, fileOutputs }),
    ...(input.open && { openSizes: input.open }),
    ...(heldInputs.length > 0 && { held: heldInputs, fileInputs }),
  };
  return withDecisions(network, metadata);
}

/** The network of some nodes, in an order in which they can be computed, between two values. */
function withEnds(
  live: readonly FileNode[],
  { input, output }: { readonly input: GraphInput; readonly output: string },
  opset: number,
  initializers: ReadonlyMap<string, TensorProto>,
  name: string,
): Network {
  const constants = new Set(initializers.keys());
  const ordered = orderNodes(live, output, new Set([...constants, input.name]));
  const constant = constantNodes(ordered, constants, { input: input.name, output });
  refuseSecondOutputs(ordered, input.name, output);
  const { body, endings } = splitEndings(ordered, constant, output);
  const graphImport = new GraphImport(input, opset, initializers);
  for (const node of body) {
    if (constant.has(node)) graphImport.fold(node);
    else graphImport.add(node);
  }
  checkWeightCount(graphImport.nodes);
  return graphImport.finish(name, output, endings);
}

/** Of most operators only the first output is computed; masks, indices and the like are not. */
function refuseSecondOutputs(nodes: readonly FileNode[], input: string, output: string): void {
  const used = new Set([output, ...nodes.flatMap((node) => node.inputs)]);
  for (const node of nodes) {
    if (WITH_SEVERAL_OUTPUTS.has(node.opType)) continue;
    const second = node.outputs.find((name, index) => index > 0 && name !== '' && used.has(name));
    if (second === undefined) continue;
    throw new NetworkError(
      `Its additional output “${second}” is used; only the first output is computed.`,
      partBefore(input, node.inputs[0] ?? ''),
      node.where,
    );
  }
}

/** Takes off what ends a network and leaves the order of its classes as it is; the last comes first. */
function splitEndings(nodes: readonly FileNode[], constant: ReadonlySet<FileNode>, output: string) {
  const producer = new Map(nodes.map((node) => [node.outputs[0], node]));
  const readers = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => [...new Set(inputs)])) {
    readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  const endings = new Set<FileNode>();
  for (let name = output; ; ) {
    const last = producer.get(name);
    // Nothing may read it but the ending that was taken off before.
    const isOnly = (readers.get(name) ?? 0) <= (endings.size > 0 ? 1 : 0);
    // What is left out of a Softmax by a mask would stand among its scores.
    const isMasked = last && isNormalizer(last.opType) && last.inputs.length > 1;
    if (!last || !isOnly || isMasked || !isEnding(last.opType) || constant.has(last)) break;
    endings.add(last);
    name = last.inputs[0] ?? '';
  }
  return { body: nodes.filter((node) => !endings.has(node)), endings: [...endings] };
}
