import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';

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

/** Coefficients of values on their way back, by the value's name; [batch·rows, ...]. Disposed of by who holds them. */
export class Front {
  readonly #coefficients = new Map<string, tf.Tensor>();

  /** Adds coefficients, which are the front's from now on, to those of the same value. */
  add(name: string, coefficients: tf.Tensor): void {
    const there = this.#coefficients.get(name);
    this.#coefficients.set(name, there ? tf.add(there, coefficients) : coefficients);
    if (there) tf.dispose([there, coefficients]);
  }

  /** Takes a value's coefficients away; the caller disposes of them. */
  take(name: string): tf.Tensor | undefined {
    const there = this.#coefficients.get(name);
    this.#coefficients.delete(name);
    return there;
  }

  /** Coefficients of the same values, to be changed apart from these. */
  copy(): Front {
    const copy = new Front();
    for (const [name, coefficients] of this.#coefficients) copy.add(name, tf.clone(coefficients));
    return copy;
  }

  entries(): Iterable<[string, tf.Tensor]> {
    return this.#coefficients;
  }

  dispose(): void {
    tf.dispose([...this.#coefficients.values()]);
    this.#coefficients.clear();
  }
}
