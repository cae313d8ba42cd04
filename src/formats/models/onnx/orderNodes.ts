import { NetworkError } from '../../../network/networkError';
import { CHECK_FILE } from '../../../network/remedies';
import type { FileNode } from './readNode';

/**
 * The nodes that the output needs, each after those it reads; in the order of the file where that is such an order.
 * Throws a NetworkError for cycles, for values that nothing gives, and for values given twice.
 *
 * @param given names of the network's input and of the constants
 */
export function orderNodes(nodes: readonly FileNode[], output: string, given: ReadonlySet<string>): FileNode[] {
  const producers = producersOf(nodes, given);
  if (!producers.has(output)) {
    throw new NetworkError(`No operation computes the output “${output}”.`, CHECK_FILE);
  }
  const reads = (node: FileNode) => sourcesOf(node, producers, given);
  const live = liveNodes(producers.get(output) as FileNode, reads);
  const ordered = new Set<FileNode>();
  for (const node of nodes) if (live.has(node)) visit(node, reads, ordered);
  return [...ordered];
}

function producersOf(nodes: readonly FileNode[], given: ReadonlySet<string>): ReadonlyMap<string, FileNode> {
  const producers = new Map<string, FileNode>();
  for (const node of nodes) {
    for (const output of node.outputs.filter((name) => name !== '')) {
      if (given.has(output) || producers.has(output)) {
        const problem = `It computes “${output}”, which is defined already.`;
        throw new NetworkError(problem, 'Give every value a name of its own.', node.where);
      }
      producers.set(output, node);
    }
  }
  return producers;
}

/** The nodes whose values a node reads. */
function sourcesOf(
  node: FileNode,
  producers: ReadonlyMap<string, FileNode>,
  given: ReadonlySet<string>,
): readonly FileNode[] {
  const names = node.inputs.filter((name) => name !== '' && !given.has(name));
  return names.map((name) => {
    const producer = producers.get(name);
    if (producer) return producer;
    throw new NetworkError(`It reads “${name}”, which nothing in the file gives.`, CHECK_FILE, node.where);
  });
}

type Reads = (node: FileNode) => readonly FileNode[];

function liveNodes(last: FileNode, reads: Reads): ReadonlySet<FileNode> {
  const live = new Set([last]);
  for (const node of live) for (const source of reads(node)) live.add(source);
  return live;
}

/** A node whose sources are being visited, and how many of them have been. */
interface Frame {
  readonly node: FileNode;
  readonly sources: readonly FileNode[];
  next: number;
}

/** Adds a node after everything it reads; a loop instead of recursion, since networks can be deep. */
function visit(start: FileNode, reads: Reads, ordered: Set<FileNode>): void {
  const open = new Set<FileNode>();
  const stack: Frame[] = [];
  const enter = (node: FileNode) => {
    if (ordered.has(node)) return;
    open.add(node);
    stack.push({ node, sources: reads(node), next: 0 });
  };
  enter(start);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const source = frame.sources[frame.next++];
    if (source) {
      if (open.has(source)) throw cycle(frame.node, source);
      enter(source);
    } else {
      ordered.add(frame.node);
      open.delete(frame.node);
      stack.pop();
    }
  }
}

function cycle(node: FileNode, source: FileNode): NetworkError {
  return new NetworkError(
    `It reads a value that depends on its own output, through ${source.where}.`,
    'Only feed-forward networks are taken; unroll the loop.',
    node.where,
  );
}
