import { checkDerived, checkFinite } from '../limits';
import type { Network, NetworkNode, ReadyNode, Shape, Weight } from '../network';
import { operationOf } from './index';

/** A node's weights and what its operation derives of them, by name. */
export type Constants = Readonly<Record<string, Weight>>;

/** Numbers of a network (16 MiB) up to which what was derived for its check waits for whoever puts it on a device. */
const MOST_WAITING = 2 ** 22;

/** What was derived of the network that was checked last. */
let waiting: { readonly network: Network; readonly ofNodes: Map<NetworkNode, Constants>; numbers: number } | undefined;

/** Shapes of the constants of networks that were checked. */
const shapes = new WeakMap<Network, Map<NetworkNode, Readonly<Record<string, Shape>>>>();

const largest = new WeakMap<ReadyNode['tensors'], number>();

/** Begins a check, during which `checkConstants` is asked. */
export function beginCheck(network: Network): void {
  waiting = { network, ofNodes: new Map(), numbers: 0 };
  shapes.set(network, new Map());
}

/** Derives a node's constants and keeps them for `takeConstants`, where they are not too many. Throws a NetworkError. */
export function checkConstants(network: Network, node: NetworkNode, inputs: readonly Shape[]): void {
  const constants = constantsOf(node, inputs);
  shapes.get(network)?.set(node, shapesOf(constants));
  if (waiting?.network !== network) return;
  waiting.ofNodes.set(node, constants);
  waiting.numbers += Object.values(constants).reduce((sum, { data }) => sum + data.length, 0);
  if (waiting.numbers > MOST_WAITING) waiting = undefined;
}

/** A node's constants, of a check or derived now. Throws a NetworkError. */
export function takeConstants(network: Network, node: NetworkNode, inputs: readonly Shape[]): Constants {
  const known = waiting?.network === network ? waiting.ofNodes.get(node) : undefined;
  return known ?? constantsOf(node, inputs);
}

/** Ends what `takeConstants` was asked for: nothing waits any more. */
export function endTaking(network: Network): void {
  if (waiting?.network === network) waiting = undefined;
}

/** The shapes of a node's constants. */
export function constantShapes(
  network: Network,
  node: NetworkNode,
  inputs: readonly Shape[],
): Readonly<Record<string, Shape>> {
  const known = shapes.get(network)?.get(node);
  return known ?? shapesOf({ ...node.weights, ...operationOf(node.op).derive?.(node, inputs) });
}

/** Remembers of tensors how large the constants are that they were made of. */
export function rememberLargest(tensors: ReadyNode['tensors'], constants: Constants): void {
  largest.set(tensors, largestIn(constants));
}

/** The largest magnitude among a node's constants. Nodes that share tensors do the same with the same weights. */
export function largestConstant(node: ReadyNode): number {
  const known = largest.get(node.tensors);
  if (known !== undefined) return known;
  const found = largestIn({ ...node.weights, ...operationOf(node.op).derive?.(node, node.inputShapes) });
  largest.set(node.tensors, found);
  return found;
}

function constantsOf(node: NetworkNode, inputs: readonly Shape[]): Constants {
  checkFinite(node.weights);
  const derived = operationOf(node.op).derive?.(node, inputs) ?? {};
  checkDerived(derived);
  return { ...node.weights, ...derived };
}

function shapesOf(constants: Constants): Record<string, Shape> {
  return Object.fromEntries(Object.entries(constants).map(([name, { shape }]) => [name, shape]));
}

/** NaN once it is among the numbers. */
function largestIn(constants: Constants): number {
  let found = 0;
  for (const { data } of Object.values(constants)) {
    for (let at = 0; at < data.length; at++) found = Math.max(found, Math.abs(data[at] as number));
  }
  return found;
}
