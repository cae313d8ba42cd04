import type { ReadyNetwork } from '../network/upload';

/**
 * The part of a network that computes one of its values, with that value as its output. It shares the weights, which
 * stay the whole network's to free.
 */
export function networkUpTo(ready: ReadyNetwork, value: string): ReadyNetwork {
  const needed = new Set([value]);
  for (const node of ready.nodes.toReversed()) {
    if (needed.has(node.output)) for (const input of node.inputs) needed.add(input);
  }
  const nodes = ready.nodes.filter(({ output }) => needed.has(output));
  const network = {
    ...ready.network,
    output: value,
    nodes: ready.network.nodes.filter(({ output }) => needed.has(output)),
  };
  return { network, nodes, shapes: ready.shapes, memory: ready.memory, dispose: () => {} };
}
