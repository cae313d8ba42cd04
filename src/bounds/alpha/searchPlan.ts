import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';

/** Steps of ascent: on the bounds of inner values, where more gain next to nothing, and of the outputs. */
export const SEARCH = { inner: 6, outputs: 20 } as const;

/** What a search from one value goes through, in the network's order. */
export interface SearchPlan {
  /** Nodes that are the same for every choice of slopes: between the value and the activations nearest to it. */
  readonly fixed: readonly ReadyNode[];
  /** Nodes before those. */
  readonly turning: readonly ReadyNode[];
}

/** Cuts what lies before a value where its coefficients first depend on the slopes of an activation. */
export function planSearch({ nodes }: ReadyNetwork, value: string): SearchPlan {
  const needed = new Set([value]);
  const upstream: ReadyNode[] = [];
  for (const node of [...nodes].reverse()) {
    if (!needed.has(node.output)) continue;
    upstream.unshift(node);
    for (const name of node.inputs) needed.add(name);
  }
  const last = upstream.findLastIndex((node) => operationOf(node.op).backward?.kind !== 'affine');
  return { fixed: upstream.slice(last + 1), turning: upstream.slice(0, last + 1) };
}
