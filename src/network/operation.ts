import type { Tensor } from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../catalog/roundings';
import type { Interval } from '../kernels/rounding/interval';
import type { Attributes, NetworkNode, NodeShapes, ReadyNode, Shape, Weight } from './network';
import type { ImportContext, OnnxNode, OnnxNodeDraft } from './onnxNode';
import type { KnownOf } from './ops/known';
import type { Affine, Passing, Relaxed } from './passingBack';
import type { ChoiceErrors, FunctionErrors, OwnErrors, SumErrors } from './statedErrors';

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

/** A function of each value; without a relaxation, only its interval bounds it. */
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
  /** What holds of the output over the real numbers, whatever bounds it. */
  readonly known: KnownOf<A>;

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

  /** Bounds of max(0, output), where they can be had at one go; as tight as what `interval` gives, cut at 0. */
  clampedInterval?(inputs: readonly Interval[], node: ReadyNode<A>, rounding: OwnRounding): Interval;

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

/** Forgets the type of the attributes so that all operations fit in one table. */
export function defineOperation<A extends Attributes>(operation: Operation<A>): Operation {
  return operation as unknown as Operation;
}
