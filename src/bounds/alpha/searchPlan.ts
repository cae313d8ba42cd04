import type * as tf from '@tensorflow/tfjs-core';
import { nodesUpTo, type ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import type { Slopes } from '../backward/context';
import type { Splits } from './splitMultipliers';

/** Steps of ascent: on the bounds of inner values, where more gain next to nothing, and of the outputs. */
export const SEARCH = { inner: 6, outputs: 20 } as const;

/**
 * Where reading waits, whether it is read how far a search is once a step and those before it are done: after eight, and then after
 * twice as many each time, so that a search of a thousand steps waits seven times.
 */
export function isLook(before: number): boolean {
  const steps = before + 1;
  return steps >= 8 && (steps & (steps - 1)) === 0;
}

/** How often that is in so many iterations and the step that they end with. */
export function looksFrom(iterations: number): number {
  return Array.from({ length: iterations + 1 }, (_, before) => isLook(before)).filter(Boolean).length;
}

/** What a search from one value goes through, in the network's order. */
export interface SearchPlan {
  /** Nodes that are the same for every choice of slopes: between the value and the activations nearest to it. */
  readonly fixed: readonly ReadyNode[];
  /** Nodes before those. */
  readonly turning: readonly ReadyNode[];
}

/** Cuts what lies before a value where its coefficients first depend on the slopes of an activation. */
export function planSearch({ nodes }: ReadyNetwork, value: string): SearchPlan {
  const upstream = nodesUpTo(nodes, value);
  const last = upstream.findLastIndex((node) => operationOf(node.op).backward?.kind !== 'affine');
  return { fixed: upstream.slice(last + 1), turning: upstream.slice(0, last + 1) };
}

/** Where a search starts, and what else holds. */
export interface SearchStart {
  /** Units whose signs are known. */
  readonly splits?: Splits;
  /** Choices of an earlier search to go on from; they stay the caller's. */
  readonly choices?: Slopes;
}

/** What a step has found out besides; all tensors are the search's own. */
export interface StepListener {
  /** The input where each row attains its bound, [batch·rows, ...input shape]. */
  onInput?(input: tf.Tensor): void;
  /** What each row's bound is as a function of the input: the coefficients that arrive there, of the same shape. */
  onCoefficients?(coefficients: tf.Tensor): void;
  /**
   * What an activation's relaxation costs each row's bound, [batch, rows, n]: how much is lost at that input, and how much the
   * intercepts take away.
   */
  onLoss?(node: ReadyNode, loss: tf.Tensor, intercepts: tf.Tensor): void;
}
