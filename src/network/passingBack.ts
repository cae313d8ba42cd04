import type { Tensor } from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../catalog/roundings';
import type { PlainFilter } from '../kernels/chain/packFilter';
import type { Interval } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
import type { Attributes, ReadyNode } from './network';

/*
 * How CROWN's coefficients pass back through an operation: as those of sums, by a relaxation of a function of each value, or
 * in the operation's own way.
 */

/** An operation y = Wx + b of its inputs, for passing coefficients a of y back: a·y = (Wᵀa)·x + a·b. */
export interface Affine<A extends Attributes = Attributes> {
  readonly kind: 'affine';
  /** How many products are summed; zeros where values only move. */
  terms(node: ReadyNode<A>): AffineTerms;
  /** |W|x + |b| for magnitudes x ≥ 0, [batch, ...]; of |b| whatever b was computed from. */
  magnitude(inputs: readonly Tensor[], node: ReadyNode<A>): Tensor;
  /**
   * At least share·|W|x of magnitudes x of boxes, [batch, ...]: for a fraction of the products of `magnitude`, and up to a few times as much;
   * of layers that chains pass.
   */
  shareAtMost?(inputs: readonly Interval[], node: ReadyNode<A>, share: number): Tensor;
  /** Wᵀa for each input, [rows, ...input shape]; summed as `terms` says unless rounding is ignored. */
  transpose(coefficients: Tensor, node: ReadyNode<A>, rounding: Rounding): Tensor[];
  /** Whether b is zero for every node. */
  readonly isLinear?: boolean;
  /** How windows of an image pass back, where the node treats every window alike. */
  local?(node: ReadyNode<A>): Local | undefined;
  /** The node as a convolution without groups and dilation, where it is one. */
  filter?(node: ReadyNode<A>): PlainFilter | undefined;
}

/** What outputs see of an image, all alike. Pairs are of rows and columns. */
export interface Reach {
  /** How much of the input one output sees. */
  readonly reach: readonly [number, number];
  /** From one output to the next. */
  readonly strides: readonly [number, number];
  /** By how much the first output's reach begins before the input. */
  readonly before: readonly [number, number];
}

/** How coefficients on a window of an image pass back, wherever the window lies. */
export interface Local extends Reach {
  /** Whether every output is a sum of multiples of the inputs at its own place and in its own channel. */
  readonly isElementwise?: true;
  /**
   * Wᵀa for each input, also where it sticks out: [rows, (height − 1)·stride + reach, ..., channels].
   *
   * @param coefficients a, [rows, height, width, channels]
   */
  transpose(coefficients: Tensor, rounding: Rounding): Tensor[];
  /**
   * Wx, without what is added to it.
   *
   * @param inputs x, each [rows, (height − 1)·stride + reach, ..., channels]
   */
  forward(inputs: readonly Tensor[]): Tensor;
}

/** Numbers of products that rounding errors of an affine operation count. */
export interface AffineTerms {
  /** For one output of the network's own run, in whatever order. */
  readonly forward: number;
  /** For one input in `transpose`, as it sums them. */
  readonly backward: number;
}

/** Linear functions below and above an elementwise function of x over [lower, upper]; [batch, ...]. */
export interface Relaxation {
  readonly lowerSlope: Tensor;
  /** Zero where it is left out. */
  readonly lowerIntercept?: Tensor;
  readonly upperSlope: Tensor;
  readonly upperIntercept: Tensor;
}

/** Places between straight lines, which are float32 numbers; smooth functions bend everywhere. */
export type Bends = readonly number[] | 'everywhere';

/** An elementwise activation that is relaxed. */
export interface Relaxed<A extends Attributes = Attributes> {
  readonly kind: 'relaxed';
  /**
   * A relaxation that holds exactly, whatever was rounded on the way to it (under `none`: up to that). As with `interval`,
   * what float32 executions lose is added by `errors`.
   *
   * @param touch where it should touch a smooth function, [batch, ...], as near as it can
   */
  relaxation(input: Interval, node: ReadyNode<A>, rounding: OwnRounding, touch?: Tensor): Relaxation;
  /** What may be chosen of the relaxation, if anything; every choice is sound. */
  choice(node: ReadyNode<A>): SlopeChoice | Touching | undefined;
  /** Where it is no straight line: tighter bounds of an input give a tighter relaxation where it bends between them. */
  bends(node: ReadyNode<A>): Bends;
}

/** Where the sign of the input is not decided, the lower side may pass through 0 with any slope from `least` to 1. */
interface SlopeChoice {
  readonly kind: 'slope';
  readonly least: number;
}

/** Where relaxations may touch a smooth function; nothing here is trusted. */
export interface Touching {
  readonly kind: 'touching';
  /** The points where the lower sides (lower half) and upper sides (upper half) may touch, and where there is no choice. */
  range(input: Interval): { readonly from: Interval; readonly to: Interval; readonly isFixed: Interval };
  /** The function and its derivative. */
  curve(x: Tensor): { readonly value: Tensor; readonly slope: Tensor };
}

/** Bounds of the units of one value, one after the other. */
export interface UnitBounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** What an operation that passes coefficients in its own way may ask. */
export interface PassContext {
  /** Bounds of the inputs and of the output. */
  readonly inputs: readonly Interval[];
  readonly output: Interval;
  readonly batch: number;
  readonly rounding: Rounding;
  /** Where coefficients are of windows: how they lie. */
  readonly windows?: PassLayout;
}

/** How coefficients of an output lie in tensors. */
export interface PassLayout {
  /** As [groups, rows, n]. */
  rows(coefficients: Tensor): Tensor;
  /** What is known of every number of the output, [batch, ...], laid beside the rows: [groups or 1, rows or 1, n]; 0 where a window sticks out. */
  beside(known: Tensor): Tensor;
  /** Sums over rows, [groups, rows], as [batch, rows of a sample]. */
  perSample(sums: Tensor): Tensor;
}

/** a·y ≥ Σ coefficients·inputs + constant − error. */
interface PassResult {
  /** For each input, [batch·rows, ...shape]. */
  readonly coefficients: readonly Tensor[];
  /** [batch, rows] */
  readonly constant: Tensor;
  /** [batch, rows], not negative: what was lost to rounding. */
  readonly error?: Tensor;
}

/** An operation that is neither affine nor elementwise, such as a maximum. */
export interface Passing<A extends Attributes = Attributes> {
  readonly kind: 'passing';
  /**
   * @param coefficients a, [batch·rows, ...output shape], the rows of a sample together; or of windows, where `reach` says what
   *   those see: then coefficients of the inputs are of all that is seen, also where it sticks out
   */
  pass(coefficients: Tensor, node: ReadyNode<A>, context: PassContext): PassResult;
  /** What outputs see, where the node treats every window of an image alike. */
  reach?(node: ReadyNode<A>): Reach | undefined;
  /** For each input, 1 at units whose bounds, were they tighter, would give tighter ones; of one sample. */
  wantsTight(inputs: readonly UnitBounds[], node: ReadyNode<A>): readonly Uint8Array[];
  /** Where every output is the largest of some units of the only input: visits them, the output's place and the input's. */
  forEachInput?(node: ReadyNode<A>, visit: VisitInput): void;
}

/** Is given which unit of the input counts for which maximum. */
export type VisitInput = (maximum: number, input: number) => void;
