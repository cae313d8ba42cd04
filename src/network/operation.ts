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

  /** Reads an ONNX node; throws a NetworkError for attributes it cannot honour. */
  fromOnnx(node: OnnxNode, context: ImportContext): NodeDraft<A>;

  /** Writes the node back; `fromOnnx` of the result gives an equal node. */
  toOnnx(node: NetworkNode<A>, shapes: NodeShapes): OnnxNodeDraft;
}

/** Forgets the type of the attributes so that all operations fit in one table. */
export function defineOperation<A extends Attributes>(operation: Operation<A>): Operation {
  return operation as unknown as Operation;
}
