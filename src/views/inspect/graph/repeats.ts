import { isActivation } from '../layers/layerColumns';

/** What of a graph's node says whether blocks are alike. */
export interface RepeatNode {
  readonly op: string;
  /** Positions of the nodes that it reads, all before it. */
  readonly from: readonly number[];
}

/** Blocks that stand one after the other and are alike: from a node on, so many of so many nodes each. */
export interface Repeat {
  readonly first: number;
  readonly length: number;
  readonly count: number;
}

/** Parts of a block, each between two places that every path goes through, at most. */
const MOST_PARTS = 32;

/** Shorter stretches are as easily seen as counted. */
const LEAST_NODES = 4;

/**
 * Finds blocks that are repeated, from left to right, the longest stretch first. A block begins and ends where all paths
 * go through one node, so that branches are never cut.
 *
 * @param nodes in an order in which they can be computed
 */
export function findRepeats(nodes: readonly RepeatNode[]): Repeat[] {
  const parts = partsOf(nodes);
  const found: Repeat[] = [];
  for (let at = 0; at < parts.length; ) {
    const best = beginsLate(nodes, parts, at) ? undefined : bestAt(parts, at);
    if (best) {
      const length = parts.slice(at, at + best.period).reduce((sum, part) => sum + part.length, 0);
      found.push({ first: (parts[at] as Part).first, length, count: best.count });
    }
    at += best ? best.period * best.count : 1;
  }
  return found;
}

/** Nodes up to one that all paths go through. */
interface Part {
  readonly first: number;
  readonly length: number;
  /** Alike for parts that are alike. */
  readonly look: string;
}

function partsOf(nodes: readonly RepeatNode[]): Part[] {
  const last = lastReaders(nodes);
  const parts: Part[] = [];
  let [first, open] = [0, -1];
  nodes.forEach((_, at) => {
    // How far the values reach that were computed before this node.
    if (open <= at) {
      parts.push({ first, length: at + 1 - first, look: lookOf(nodes, first, at) });
      first = at + 1;
    }
    open = Math.max(open, last[at] as number);
  });
  return parts;
}

/** For every node the last one that reads it, or itself. */
function lastReaders(nodes: readonly RepeatNode[]): number[] {
  const last = nodes.map((_, at) => at);
  nodes.forEach(({ from }, at) => {
    for (const source of from) if (source >= 0) last[source] = at;
  });
  return last;
}

/** Operators, and what they read, counted from where they stand. */
function lookOf(nodes: readonly RepeatNode[], first: number, last: number): string {
  return nodes
    .slice(first, last + 1)
    .map(({ op, from }, at) => `${op} ${from.map((source) => first + at - source).join()}`)
    .join(';');
}

/** Whether as many blocks begin one part later, where this one is an activation: a block rather ends with that. */
function beginsLate(nodes: readonly RepeatNode[], parts: readonly Part[], at: number): boolean {
  const { first, length } = parts[at] as Part;
  if (length > 1 || !isActivation((nodes[first] as RepeatNode).op)) return false;
  const [here, later] = [bestAt(parts, at), bestAt(parts, at + 1)];
  return here !== undefined && here.period === later?.period && here.count === later.count;
}

function bestAt(parts: readonly Part[], at: number): { readonly period: number; readonly count: number } | undefined {
  let best: { readonly period: number; readonly count: number; readonly nodes: number } | undefined;
  for (let period = 1; period <= MOST_PARTS && at + 2 * period <= parts.length; period++) {
    let same = 0;
    while (parts[at + same]?.look === parts[at + same + period]?.look && at + same + period < parts.length) same++;
    const count = Math.floor(same / period) + 1;
    const end = at + period * count;
    const nodes = (parts[end]?.first ?? endOf(parts)) - (parts[at] as Part).first;
    if (count >= 2 && nodes >= LEAST_NODES && nodes > (best?.nodes ?? 0)) best = { period, count, nodes };
  }
  return best;
}

function endOf(parts: readonly Part[]): number {
  const { first, length } = parts.at(-1) as Part;
  return first + length;
}
