import type * as tf from '@tensorflow/tfjs-core';
import type { PlainFilter } from '../../../kernels/chain/packFilter';
import { type ReadyNode, type Shape, sizeOf } from '../../../network/network';
import { operationOf } from '../../../network/ops';
import type { Affine } from '../../../network/passingBack';

/** A dense layer of vectors as a filter of one tap; undefined where the node is none. */
export function denseFilter(node: ReadyNode): PlainFilter | undefined {
  const layer = operationOf(node.op).dense?.(node);
  const [input] = node.inputShapes;
  if (layer?.alpha !== 1 || layer.beta !== 1 || input?.length !== 1) return undefined;
  const { shape, data } = layer.weight;
  const keptWith = node.tensors.weight as tf.Tensor;
  return { shape: [1, 1, ...shape], data, strides: [1, 1], pads: [0, 0], keptWith };
}

/** Numbers up to here are float32 numbers, by which values are followed: from 1 on, so that one that is negated is told from itself. */
const MOST_VALUES = 2 ** 24;

/**
 * Of a node that only moves values of one input, and leaves none out: for each output which input it is. Undefined for others.
 */
export function orderOf(node: ReadyNode, affine: Affine): Int32Array | undefined {
  const input = node.inputShapes[0] as Shape;
  const size = sizeOf(input);
  const isMoving = node.inputs.length === 1 && affine.isLinear && affine.terms(node).backward === 0;
  if (!isMoving || size > MOST_VALUES) return undefined;
  const { evaluate, inferShape } = operationOf(node.op);
  const output = inferShape([input], node);
  if (sizeOf(output) !== size) return undefined;
  const numbered = Float64Array.from({ length: size }, (_, at) => at + 1);
  const order = Int32Array.from(evaluate([numbered], node, { inputs: [input], output }), (number) => number - 1);
  const isSeen = new Uint8Array(size);
  for (const from of order) isSeen[from] = 1;
  return isSeen.every((seen) => seen === 1) ? order : undefined;
}
