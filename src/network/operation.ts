import type { Tensor } from '@tensorflow/tfjs-core';
import type { Interval } from '../kernels/interval';
import type { Rounding } from '../kernels/rounding';
import type { Attributes, NetworkNode, Shape, Weight } from './network';
import type { ImportContext, OnnxNode, OnnxNodeDraft } from './onnxNode';

/** A node whose weights lie on the device, ready to be computed with. */
export interface ReadyNode<A extends Attributes = Attributes> extends NetworkNode<A> {
  /** The node's weights, and what `derive` made of them, as tensors. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Shapes of the inputs, batch left out. */
  readonly inputShapes: readonly Shape[];
}

/** Shapes of what a node reads and computes, batch left out. */
export interface NodeShapes {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

/** What `fromOnnx` makes of an ONNX node; name and output are the importer's business. */
export type NodeDraft<A extends Attributes = Attributes> = Pick<NetworkNode<A>, 'inputs' | 'attributes' | 'weights'>;

/**
 * Everything one operation can do. One file an operation, one row in the table of `ops/index.ts`.
 * Tensors carry a leading batch dimension, shapes do not.
 */
export interface Operation<A extends Attributes = Attributes> {
  /** The ONNX operator's name. */
  readonly type: string;
  /** Activations whose units switch: the sign of their input decides (ReLU and its kin). */
  readonly switches?: boolean;

  /** Shape of the output; throws a NetworkError when the inputs or weights do not fit. */
  inferShape(inputs: readonly Shape[], node: NetworkNode<A>): Shape;

  /** Constants computed once from the weights and kept on the device beside them, such as |W|. */
  derive?(node: NetworkNode<A>, inputs: readonly Shape[]): Readonly<Record<string, Weight>>;

  /** The output on a batch. Differentiable where TF.js is. */
  forward(inputs: readonly Tensor[], node: ReadyNode<A>): Tensor;

  /** The output on one sample in float64, by plain loops: what the tensors' results are checked against. */
  evaluate(inputs: readonly Float64Array[], node: NetworkNode<A>, shapes: NodeShapes): Float64Array;

  /** Bounds of the output over boxes of inputs; holds under the given rounding (see kernels/rounding.ts). */
  interval(inputs: readonly Interval[], node: ReadyNode<A>, rounding: Rounding): Interval;

  /** How linear bounds pass backward through the operation; where it is left out, only its interval is used. */
  readonly backward?: Affine<A> | Relaxed<A> | Passing<A>;

  /** Reads an ONNX node; throws a NetworkError for attributes it cannot honour. */
  fromOnnx(node: OnnxNode, context: ImportContext): NodeDraft<A>;

  /** Writes the node back; `fromOnnx` of the result gives an equal node. */
  toOnnx(node: NetworkNode<A>, shapes: NodeShapes): OnnxNodeDraft;
}

/** An operation y = Wx + b of its inputs, for passing coefficients a of y back: a·y = (Wᵀa)·x + a·b. */
export interface Affine<A extends Attributes = Attributes> {
  readonly kind: 'affine';
  /** How many products are summed; zeros where values only move. */
  terms(node: ReadyNode<A>): AffineTerms;
  /** |W|x + |b| for magnitudes x ≥ 0, [batch, ...]; of |b| whatever b was computed from. */
  magnitude(inputs: readonly Tensor[], node: ReadyNode<A>): Tensor;
  /** Wᵀa for each input, [rows, ...input shape]; summed as `terms` says unless rounding is ignored. */
  transpose(coefficients: Tensor, node: ReadyNode<A>, rounding: Rounding): Tensor[];
  /** Whether b is zero for every node. */
  readonly isLinear?: boolean;
  /** How windows of an image pass back, where the node treats every window alike. */
  local?(node: ReadyNode<A>): Local | undefined;
}

/** How coefficients on a window of an image pass back, wherever the window lies. Pairs are of rows and columns. */
export interface Local {
  /** How much of the input one output sees. */
  readonly reach: readonly [number, number];
  /** From one output to the next. */
  readonly strides: readonly [number, number];
  /** By how much the first output's reach begins before the input. */
  readonly before: readonly [number, number];
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

/** Lines below and above an elementwise function of x over [lower, upper]; [batch, ...]. */
export interface Lines {
  readonly lowerSlope: Tensor;
  /** Zero where it is left out. */
  readonly lowerIntercept?: Tensor;
  readonly upperSlope: Tensor;
  readonly upperIntercept: Tensor;
}

/** An elementwise activation bounded by two lines. */
export interface Relaxed<A extends Attributes = Attributes> {
  readonly kind: 'relaxed';
  /**
   * Lines that hold exactly, whatever was rounded on the way to them (under `none`: up to that).
   *
   * @param touch where lines should touch a smooth function, [batch, ...], as near to it as they can
   */
  lines(input: Interval, node: ReadyNode<A>, rounding: Rounding, touch?: Tensor): Lines;
  /** For smooth functions, whose lines may touch them at points of choice. */
  readonly touching?: Touching;
}

/** Where lines may touch a smooth function; nothing here is trusted. */
export interface Touching {
  /** The points where the lines below (lower half) and above (upper half) may touch, and where there is no choice. */
  range(input: Interval): { readonly from: Interval; readonly to: Interval; readonly isFixed: Interval };
  /** The function and its derivative. */
  curve(x: Tensor): { readonly value: Tensor; readonly slope: Tensor };
}

/** What an operation that passes coefficients in its own way may ask. */
export interface PassContext {
  /** Bounds of the inputs and of the output. */
  readonly inputs: readonly Interval[];
  readonly output: Interval;
  readonly batch: number;
  readonly rounding: Rounding;
}

/** a·y ≥ Σ coefficients·inputs + constant − error. */
export interface PassResult {
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
  /** @param coefficients a, [batch·rows, ...output shape], the rows of a sample together */
  pass(coefficients: Tensor, node: ReadyNode<A>, context: PassContext): PassResult;
}

/** Forgets the type of the attributes so that all operations fit in one table. */
export function defineOperation<A extends Attributes>(operation: Operation<A>): Operation {
  return operation as unknown as Operation;
}
