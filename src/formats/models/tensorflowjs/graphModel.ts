import { describeNode } from '../../../network/describe';
import type { OpenSizes } from '../../../network/interface/openSizes';
import { NetworkError } from '../../../network/networkError';
import { type Config, isConfig, listIn, SAVE_AGAIN } from '../keras/settings';
import { ChannelsLast, type Value } from '../onnx/channelsLast';
import type { ParsedModel } from '../onnx/parseModel';
import { type Refusals, surveyable } from '../onnx/surveyTranslation';
import { type GraphNode, NodeContext, readGraphNode } from './graphNode';
import { graphOpOf } from './graphOps';
import type { StoredWeight } from './manifest';

/**
 * Translates a graph model of TensorFlow.js into an ONNX graph.
 *
 * @param topology {"node": […]}
 * @throws NetworkError naming the node that cannot be taken
 */
export function readGraphModel(topology: Config, weights: readonly StoredWeight[]): ParsedModel {
  return surveyable((refusals) => translate(topology, weights, refusals));
}

function translate(topology: Config, weights: readonly StoredWeight[], refusals?: Refusals): ParsedModel {
  const nodes = listIn(topology, 'node').map(readGraphNode);
  const named = new Map(nodes.map((node) => [node.name, node]));
  const constants = new Map(weights.map((weight) => [weight.name, weight]));
  const input = only(
    nodes.filter(({ op }) => op === 'Placeholder'),
    'input',
  );
  const output = only(endsOf(nodes), 'output');
  const graph = new ChannelsLast();
  const values = new Map<string, Value>([[input.name, graph.input(input.name, sizesOf(input))]]);
  for (const [index, node] of orderedTo(output, named, constants, input).entries()) {
    const where = describeNode(node.op, node.name, index + 1);
    try {
      values.set(node.name, graphOpOf(node.op)(new NodeContext(graph, node, values, constants)));
    } catch (error) {
      if (refusals && error instanceof NetworkError) {
        refusals.set(node.name, error);
        const read = node.inputs.flatMap((name) => values.get(name) ?? []);
        values.set(node.name, graph.refused(node.name, node.op, read));
        continue;
      }
      if (!(error instanceof NetworkError) || error.where !== undefined) throw error;
      throw new NetworkError(error.problem, error.remedy, where);
    }
  }
  return graph.draft.finish(graph.last(values.get(output.name) as Value));
}

/** Nodes that no other reads. */
function endsOf(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const read = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.filter(({ name, op }) => !read.has(name) && op !== 'Const' && op !== 'NoOp' && op !== 'Placeholder');
}

function only(nodes: readonly GraphNode[], kind: 'input' | 'output'): GraphNode {
  const [node, more] = nodes;
  if (node && !more) return node;
  throw new NetworkError(`The graph has ${nodes.length} ${kind}s.`, `Convert a model with one ${kind}.`);
}

/** The sizes of one sample, null for those that are left open. */
function sizesOf({ name, attributes }: GraphNode): OpenSizes {
  const { shape } = isConfig(attributes.shape) ? attributes.shape : {};
  const dimensions: unknown[] = isConfig(shape) && Array.isArray(shape.dim) ? shape.dim : [];
  const sizes = dimensions.slice(1).map((dimension) => {
    const size = isConfig(dimension) ? Number(dimension.size) : Number.NaN;
    return size === -1 ? null : size;
  });
  if (sizes.length > 0 && sizes.every((size) => size === null || (Number.isSafeInteger(size) && size > 0)))
    return sizes;
  throw new NetworkError(`The input “${name}” has no sizes.`, 'Convert a model whose input has a shape.');
}

/** The nodes that the output needs and the file does not have as constants, each after those it reads. */
function orderedTo(
  output: GraphNode,
  named: ReadonlyMap<string, GraphNode>,
  constants: ReadonlyMap<string, StoredWeight>,
  input: GraphNode,
): readonly GraphNode[] {
  const done = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  const stack = [output];
  for (let node = stack.at(-1); node; node = stack.at(-1)) {
    const sources = node.inputs
      .filter((name) => name !== input.name && !constants.has(name))
      .map((name) => {
        const source = named.get(name);
        if (source) return source;
        throw new NetworkError(`The graph has no node “${name}”.`, SAVE_AGAIN);
      });
    const missing = sources.filter((source) => !done.has(source));
    if (missing.length === 0 || done.has(node)) {
      done.add(node);
      stack.pop();
    } else {
      if (open.has(node)) throw new NetworkError(`“${node.name}” reads its own output.`, SAVE_AGAIN);
      open.add(node);
      stack.push(...missing);
    }
  }
  return [...done];
}
