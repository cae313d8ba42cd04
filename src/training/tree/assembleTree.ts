import type { DecisionTree } from '../../network/classes/decisionTree';
import { type Network, type NetworkNode, sizeOf } from '../../network/network';
import { joining } from '../../network/ops/move/concat';
import { inferShapes } from '../../network/shapes';
import { treeNodes } from './treeNodes';

/**
 * Puts one network for each decision together as one: they read the same input, and their outputs are joined.
 *
 * @param networks in the order of the tree's outputs (see treeNodes)
 * @throws RangeError when they are not one for each decision, with an output for each of its branches, of equal inputs
 */
export function assembleTree(name: string, decisions: DecisionTree, networks: readonly Network[]): Network {
  const nodes = treeNodes(decisions);
  const [first] = networks;
  if (!first || nodes.length !== networks.length) {
    throw new RangeError(`The tree has ${nodes.length} decisions, but there are ${networks.length} networks.`);
  }
  networks.forEach((network, index) => {
    const { name: decision, groups } = nodes[index] as (typeof nodes)[number];
    const outputs = sizeOf(inferShapes(network).get(network.output) ?? []);
    if (outputs !== groups.length) {
      throw new RangeError(`Decision “${decision}” has ${groups.length} branches, its network ${outputs} outputs.`);
    }
    if (network.input.shape.join() !== first.input.shape.join()) {
      throw new RangeError(`The network of decision “${decision}” reads other inputs than the first.`);
    }
  });
  const input = { name: 'input', shape: first.input.shape };
  const branches = networks.map((network, index) => renamed(network, nodes[index]?.name ?? '', input.name));
  const scores = joining(
    branches.map(({ output }) => output),
    'logits',
  );
  return {
    name,
    input,
    nodes: [...branches.flatMap((branch) => branch.nodes), scores],
    output: scores.output,
    decisions,
  };
}

/** A branch's nodes under names that no other branch has. */
function renamed(network: Network, prefix: string, input: string): { nodes: NetworkNode[]; output: string } {
  const rename = (value: string) => (value === network.input.name ? input : `${prefix}/${value}`);
  const nodes = network.nodes.map((node) => ({
    ...node,
    name: `${prefix}/${node.name}`,
    inputs: node.inputs.map(rename),
    output: rename(node.output),
  }));
  return { nodes, output: rename(network.output) };
}
