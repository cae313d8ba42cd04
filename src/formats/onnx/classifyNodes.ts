import { describeList } from '../../network/describe';
import { NetworkError } from '../../network/networkError';
import { isOperation } from '../../network/ops/index';
import { isFoldable } from './fold/index';
import type { FileNode } from './readNode';

/** Operations that are left out where they end the network: their inputs, the logits, are its output. */
const NORMALIZERS: ReadonlySet<string> = new Set(['Softmax', 'LogSoftmax']);

export function isNormalizer(opType: string): opType is 'Softmax' | 'LogSoftmax' {
  return NORMALIZERS.has(opType);
}

/**
 * The nodes whose outputs do not depend on the network's input.
 * Throws a NetworkError that lists every node that cannot be taken.
 *
 * @param nodes in an order in which they can be computed
 * @param constants names of the initializers
 */
export function constantNodes(nodes: readonly FileNode[], constants: ReadonlySet<string>): ReadonlySet<FileNode> {
  const constantNames = new Set(constants);
  const constant = new Set<FileNode>();
  for (const node of nodes) {
    if (!isConstant(node, constantNames)) continue;
    constant.add(node);
    for (const name of node.outputs) constantNames.add(name);
  }
  refuseUnsupported(nodes, constant);
  return constant;
}

function isConstant(node: FileNode, constants: ReadonlySet<string>): boolean {
  return node.opType === 'Shape' || node.inputs.every((name) => name === '' || constants.has(name));
}

function refuseUnsupported(nodes: readonly FileNode[], constant: ReadonlySet<FileNode>): void {
  const unsupported = nodes.filter((node) => {
    if (constant.has(node)) return !isFoldable(node.opType);
    return !isOperation(node.opType) && !isNormalizer(node.opType);
  });
  if (unsupported.length === 0) return;
  const listed = describeList(unsupported.map(({ where }) => where));
  const others = nodes.length - unsupported.length;
  throw new NetworkError(
    `${unsupported.length} of ${nodes.length} operations ${unsupported.length === 1 ? 'is' : 'are'} not supported: ${listed}; ` +
      `the other ${others} ${others === 1 ? 'is' : 'are'}.`,
    'Replace them by supported operations, or cut the network before them.',
  );
}
