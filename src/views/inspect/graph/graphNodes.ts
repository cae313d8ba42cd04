import { type GraphNode, INPUT_NODE } from './graphPicture';

/** What layers of a network and nodes of a report have in common. */
interface Computing {
  readonly name: string;
  readonly op: string;
  readonly shape: readonly number[] | null;
  readonly inputs: readonly string[];
  readonly output: string;
}

/**
 * The nodes of a graph with the positions of those that they read; what nothing before computes is the network's input.
 *
 * @param nodes in an order in which they can be computed
 */
export function graphNodes(nodes: readonly Computing[]): GraphNode[] {
  const producer = new Map<string, number>();
  return nodes.map(({ name, op, shape, inputs, output }, at) => {
    const from = inputs.map((input) => producer.get(input) ?? INPUT_NODE);
    producer.set(output, at);
    return { name, op, shape, from };
  });
}
