import type { Tensor } from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../catalog/roundings';
import type { Interval } from '../kernels/rounding/interval';
import type { Rounding } from '../kernels/rounding/rounding';
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
 * Everything one operation can do. One file an operation, one row in the table of `ops/index.ts`, one in the catalog.
 * Tensors carry a leading batch dimension, shapes do not.
 */
export type Operation<A extends Attributes = Attributes> =
  | AffineOperation<A>
  | FunctionOperation<A>
  | ChoiceOperation<A>;

/** Sums of products: y = Wx + b. */
export interface AffineOperation<A extends Attributes = Attributes> extends OperationBasics<A> {
  readonly backward: Affine<A>;
  readonly errors: SumErrors<A>;
}

/** A function of each value; without lines, only its interval bounds it. */
export interface FunctionOperation<A extends Attributes = Attributes> extends OperationBasics<A> {
  readonly backward?: Relaxed<A>;
  readonly errors: FunctionErrors<A>;
}

/** Every output is one of the inputs, such as the largest, or the operation says itself what becomes of errors. */
interface ChoiceOperation<A extends Attributes = Attributes> extends OperationBasics<A> {
  readonly backward?: Passing<A>;
  readonly errors: ChoiceErrors | OwnErrors<A>;
}

interface OperationBasics<A extends Attributes> {
  /** Shape of the output; throws a NetworkError when the inputs or weights do not fit. */
  inferShape(inputs: readonly Shape[], node: NetworkNode<A>): Shape;

  /** Constants computed once from the weights and kept on the device beside them, such as |W|. */
  derive?(node: NetworkNode<A>, inputs: readonly Shape[]): Readonly<Record<string, Weight>>;

  /** The output on a batch. Differentiable where TF.js is. */
  forward(inputs: readonly Tensor[], node: ReadyNode<A>): Tensor;

  /** The output on one sample in float64, by plain loops: what the tensors' results are checked against. */
  evaluate(inputs: readonly Float64Array[], node: NetworkNode<A>, shapes: NodeShapes): Float64Array;

  /**
   * Bounds of the output over boxes of inputs; holds under the given rounding (see kernels/rounding/rounding.ts). Of what
   * executions lose it knows nothing: `boundNode` adds what `errors` state.
   */
  interval(inputs: readonly Interval[], node: ReadyNode<A>, rounding: OwnRounding): Interval;

  /** Reads an ONNX node; throws a NetworkError for attributes it cannot honour. */
  fromOnnx(node: OnnxNode, context: ImportContext): NodeDraft<A>;

  /** The node as a dense layer of vectors, or of every pixel's channels, where it is one. */
  dense?(node: NetworkNode<A>): DenseLayer | undefined;

  /** The constant that the node adds to its one input, where it does just that. */
  shift?(node: NetworkNode<A>): Weight | undefined;

  /** Writes the node back; `fromOnnx` of the result gives an equal node. */
  toOnnx(node: NetworkNode<A>, shapes: NodeShapes): OnnxNodeDraft;
}

/** alpha·(x·W) + beta·b. */
interface DenseLayer {
  /** W, [inputs, outputs]. */
  readonly weight: Weight;
  /** b, [outputs]. */
  readonly bias: Weight | undefined;
  readonly alpha: number;
  readonly beta: number;
}

/*
 * What proofs rely on besides bounds: how far a computed output may be off, here in float64 and elsewhere in float32, and
 * how errors of the inputs pass through. Nothing of it is taken for granted: every operation states it.
 */

/**
 * Of sums of products, Wx + b: an output is off by at most γₙ(|W||x| + |b|), n being `terms(node).forward` of `backward`,
 * and errors pass as |W|.
 */
export interface SumErrors<A extends Attributes = Attributes> {
  readonly kind: 'sums';
  /** Whether every float32 execution is taken to compute these sums; where not, `float32` can tell nothing. */
  isStated(node: ReadyNode<A>): boolean;
  /** What other software makes of a node about which nothing is stated, where it reads it in another way; a sentence. */
  readonly others?: string;
  /** How far a float32 execution may be off, where that is less than γₙ(|W||x| + |b|); [batch, ...] of the output. */
  execution?(known: SumMagnitudes, node: ReadyNode<A>): Tensor;
}

/** At least |x| of each input, 0 only where x is; at least |W||x| + |b|; and |Wx + b| or what an execution makes of it. */
interface SumMagnitudes {
  readonly inputs: readonly Tensor[];
  readonly terms: Tensor;
  readonly output: Tensor;
}

/** Of a function f of each value. */
export interface FunctionErrors<A extends Attributes = Attributes> {
  readonly kind: 'function';
  /** At least |f'| over a box, [batch, ...] or one number: errors of the input grow by no more. */
  slope(input: Interval, node: ReadyNode<A>): Tensor | number;
  /** By how many units of 2⁻⁵³·|f(x)| `evaluate` may be off. */
  readonly roundings: number;
  /**
   * How far a float32 execution of any software is taken to be from f(x) for x in a box, at most, [batch, ...] or one
   * number; 0 where nothing is rounded. The comment names where it comes from; the tests measure it.
   */
  execution(input: Interval, node: ReadyNode<A>): Tensor | number;
}

/** Of operations whose every output is one of its inputs, such as a maximum: exact, and no further off than those are. */
export interface ChoiceErrors {
  readonly kind: 'choice';
}

/** A value as it was computed, and how far it may be off, in units of 2⁻⁵³; [1, ...shape]. */
export interface Computed {
  readonly value: Tensor;
  readonly error: Tensor;
}

/** Of operations that are none of these: how far `evaluate` may be off where its inputs are, in units of 2⁻⁵³. */
interface OwnErrors<A extends Attributes = Attributes> {
  readonly kind: 'own';
  after(inputs: readonly Computed[], value: Tensor, node: ReadyNode<A>): Tensor;
  /** Whether anything is stated of float32 executions. */
  isStated(node: ReadyNode<A>): boolean;
  /** How far one may be off, of outputs with these magnitudes. */
  execution(output: Tensor): Tensor | number;
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
   * Lines that hold exactly, whatever was rounded on the way to them (under `none`: up to that). As with `interval`,
   * what float32 executions lose is added by `errors`.
   *
   * @param touch where lines should touch a smooth function, [batch, ...], as near to it as they can
   */
  lines(input: Interval, node: ReadyNode<A>, rounding: OwnRounding, touch?: Tensor): Lines;
  /** What may be chosen of the lines, if anything; every choice is sound. */
  choice(node: ReadyNode<A>): SlopeChoice | Touching | undefined;
  /** Whether tighter bounds of an input known to lie within these would give tighter lines. */
  wantsTight(lower: number, upper: number, node: ReadyNode<A>): boolean;
}

/** Where the sign of the input is open, the line below may pass through 0 with any slope from `least` to 1. */
interface SlopeChoice {
  readonly kind: 'slope';
  readonly least: number;
}

/** Where lines may touch a smooth function; nothing here is trusted. */
export interface Touching {
  readonly kind: 'touching';
  /** The points where the lines below (lower half) and above (upper half) may touch, and where there is no choice. */
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
  /** @param coefficients a, [batch·rows, ...output shape], the rows of a sample together */
  pass(coefficients: Tensor, node: ReadyNode<A>, context: PassContext): PassResult;
  /** For each input, 1 at units whose bounds, were they tighter, would give tighter ones; of one sample. */
  wantsTight(inputs: readonly UnitBounds[], node: ReadyNode<A>): readonly Uint8Array[];
}

/** Forgets the type of the attributes so that all operations fit in one table. */
export function defineOperation<A extends Attributes>(operation: Operation<A>): Operation {
  return operation as unknown as Operation;
}
