import type { Attributes, NetworkNode, Weight } from '../network';

/*
 * What holds of an operation's output over the real numbers, whatever bounds it: from this the ranges follow that are known
 * of quotients and roots (composed/knownRange). Nothing of it is taken for granted: every operation states it, and its
 * suite tries what is stated.
 */

/** What is known of an output. */
export interface Known {
  /** Whether it is never negative: always, where nothing that is read is, or not as far as is known. */
  readonly sign: 'never negative' | 'as inputs' | 'open';
  /** The same of its bounds, with what rounding makes of them; left out where they may be negative. */
  readonly bounds?: 'never negative' | 'as inputs';
  /** What it is of what is read; left out where nothing follows from it. */
  readonly is?: Tie;
}

/**
 * - `product`: of the two values read, place by place;
 * - `inverse`, `root`, `square`: 1/x, √x, x² of each;
 * - `sum`, `mean`: over axes, which stay as one entry;
 * - `picks`: entries along an axis, in some order, or again and again;
 * - `raises`: no less than what is read, place by place, where that is not negative.
 */
export type Tie = 'product' | 'inverse' | 'root' | 'square' | 'sum' | 'mean' | 'picks' | 'raises';

/** What an operation states of its nodes. */
export type KnownOf<A extends Attributes = Attributes> = (node: NetworkNode<A>) => Known;

export const UNKNOWN = () => ({ sign: 'open' }) as const;
export const AS_INPUTS = () => ({ sign: 'as inputs' }) as const;
export const NEVER_NEGATIVE = () => ({ sign: 'never negative', bounds: 'never negative' }) as const;

/** Whether all numbers of a constant are so; true where there is none. */
export function allOf(constant: Weight | undefined, isSo: (number: number) => boolean): boolean {
  return constant?.data.every(isSo) ?? true;
}
