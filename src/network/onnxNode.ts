import type { IntegerType } from './integerTypes';
import type { Shape } from './network';

/** A tensor constant as ONNX has it: in ONNX's own order (images NCHW, filters OIHW). */
export interface OnnxTensor {
  readonly shape: readonly number[];
  /** Float tensors are float32 (wider or narrower files were converted where that is exact); integer tensors are safe integers. */
  readonly type: 'float' | 'integer';
  readonly data: Float32Array | Float64Array;
  /** Of whole numbers: their type, where it is known. */
  readonly element?: IntegerType;
}

export type OnnxAttribute = number | string | readonly number[] | readonly string[] | OnnxTensor;

/** One node of an ONNX graph, free of protobuf. An optional input left out is ''. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** What an operation may ask while it is imported. */
export interface ImportContext {
  readonly opset: number;
  /** The constant of that name (initializer, Constant node or folded constant), or undefined for an activation. */
  constant(name: string): OnnxTensor | undefined;
  /** Shape of the activation of that name in the internal layout, batch left out. */
  shapeOf(name: string): Shape;
  /** Whether the first dimension of every activation is the batch; false where the network's input has none. */
  readonly batched: boolean;
}

/** An operation on its way to ONNX: inputs are names of values or constants. */
export interface OnnxNodeDraft {
  readonly opType: string;
  /** The opset that first has it, where that is a recent one. */
  readonly opset?: number;
  readonly inputs: readonly (string | OnnxTensor)[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}
