import { type ComposedName, isNormalizer, operationRow } from '../../../catalog/operations';
import { type FoldedName, refusalOf } from '../../../catalog/readOperators';
import { describeList } from '../../../network/describe';
import { NetworkError } from '../../../network/networkError';
import { compositionOf } from '../../../network/ops/composed';
import { isOperation } from '../../../network/ops/index';
import { exportWithout, FOLD_CONSTANTS, partAfter, partBefore } from '../../../network/remedies';
import { counted } from '../../../numbers/format';
import { isFoldable } from './fold/index';
import type { FileNode } from './readNode';

/**
 * Whether an operation that ends a network is left out: one that normalizes, so that its input, the logits, are the
 * network's output, or one that names the largest class alone.
 */
export function isEnding(opType: string): boolean {
  return isNormalizer(opType) || isPassive(opType) || opType === ('ArgMax' satisfies ComposedName);
}

/** What leaves values and their order as they are; at the end it stays where no normalizer stands before it. */
export function isPassive(opType: string): boolean {
  return operationRow(opType)?.keepsOrder === true;
}

/** Names of the values that a network begins and ends with. */
export interface Between {
  readonly input: string;
  readonly output: string;
}

/**
 * The nodes whose outputs do not depend on the network's input.
 * Throws a NetworkError that lists every node that cannot be taken.
 *
 * @param nodes in an order in which they can be computed
 * @param constants names of the initializers
 */
export function constantNodes(
  nodes: readonly FileNode[],
  constants: ReadonlySet<string>,
  ends: Between,
): ReadonlySet<FileNode> {
  const known = constantsAmong(nodes, constants);
  refuseUnsupported(nodes, known, ends);
  return known.nodes;
}

/** Nodes whose outputs do not depend on the network's input, and the names of all that does not. */
export interface Constants {
  readonly nodes: ReadonlySet<FileNode>;
  readonly names: ReadonlySet<string>;
  /** Names of all values that a node reads. */
  readonly read: ReadonlySet<string>;
}

/** Finds them, whether they can be taken or not. */
export function constantsAmong(nodes: readonly FileNode[], constants: ReadonlySet<string>): Constants {
  const names = new Set(constants);
  const constant = new Set<FileNode>();
  for (const node of nodes) {
    if (!isConstant(node, names)) continue;
    constant.add(node);
    for (const name of node.outputs) names.add(name);
  }
  return { nodes: constant, names, read: new Set(nodes.flatMap(({ inputs }) => inputs)) };
}

/** Whether anything is known of a node's operator. */
export function isSupported(node: FileNode, constants: Constants): boolean {
  if (constants.nodes.has(node)) return isFoldable(node.opType);
  return isOperation(node.opType) || compositionOf(node.opType) !== undefined;
}

/** What can be done about a node whose operator is not known. */
export function remedyFor(node: FileNode, constants: Constants, ends: Between): string {
  return constants.nodes.has(node) ? FOLD_CONSTANTS : wayAround([node], constants, ends);
}

/** What they give hangs on the sizes of what they read alone. */
const TELLS_SIZES: ReadonlySet<string> = new Set<FoldedName>(['Shape', 'Size']);

function isConstant(node: FileNode, constants: ReadonlySet<string>): boolean {
  return TELLS_SIZES.has(node.opType) || node.inputs.every((name) => name === '' || constants.has(name));
}

function refuseUnsupported(nodes: readonly FileNode[], constants: Constants, ends: Between): void {
  const unsupported = nodes.filter((node) => !isSupported(node, constants));
  const [first] = unsupported;
  if (!first) return;
  const listed = describeList(unsupported.map(({ where }) => where));
  const others = nodes.length - unsupported.length;
  const rest = others === 0 ? '' : `; the other ${others} ${others === 1 ? 'is' : 'are'}`;
  const refusal = unsupported.map(({ opType }) => refusalOf(opType)).find((known) => known !== undefined);
  const reason = refusal ? ` ${refusal.reason}` : '';
  throw new NetworkError(
    `${unsupported.length} of ${counted(nodes.length, 'operation')} ${unsupported.length === 1 ? 'is' : 'are'} not supported: ${listed}${rest}.${reason}`,
    refusal?.remedy ?? (constants.nodes.has(first) ? FOLD_CONSTANTS : wayAround(unsupported, constants, ends)),
  );
}

/** The part of the network before the first of some nodes, or what follows the last where nothing stands before them. */
function wayAround(around: readonly FileNode[], { names, read }: Constants, { input, output }: Between): string {
  const before = around[0]?.inputs.find((name) => name !== '' && !names.has(name));
  if (before !== undefined && before !== input) return partBefore(input, before);
  // Some have several outputs, of which a network goes on with one: the last state of an LSTM, say.
  const used = around.at(-1)?.outputs.filter((name) => name === output || read.has(name)) ?? [];
  return used.length === 0 || used.includes(output) ? exportWithout(around.length) : partAfter(used, output);
}
