import * as tf from '@tensorflow/tfjs-core';
import type { OwnRounding } from '../catalog/roundings';
import { intervalDense } from '../kernels/conv/intervalConv2d';
import { keptWith } from '../kernels/keptConstants';
import type { Interval } from '../kernels/rounding/interval';
import type { ReadyNode } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { denseFilter, orderOf } from './backward/chain/denseFilter';

/** A dense layer that alone reads a value which a node before has only put into another order. */
export interface DenseAfterMove {
  readonly node: ReadyNode;
  /** The node that moves. */
  readonly move: ReadyNode;
  /** For each input of the layer which number of what is moved it is. */
  readonly order: Int32Array;
  /** Tells what moves the inputs of one matrix apart: nodes may share it. */
  readonly key: string;
}

/** Larger matrices take the longer to multiply by, and the more memory for their rows in another order. */
const MOST_WEIGHTS = 2 ** 20;

const known = new WeakMap<ReadyNetwork, readonly DenseAfterMove[]>();

/** Layers that can read what is moved where it lies, by a matrix whose rows are moved instead; looked for once a network. */
export function denseAfterMoves(ready: ReadyNetwork): readonly DenseAfterMove[] {
  const found = known.get(ready) ?? findMoves(ready);
  known.set(ready, found);
  return found;
}

function findMoves({ nodes, network }: ReadyNetwork): readonly DenseAfterMove[] {
  const makers = new Map(nodes.map((node) => [node.output, node]));
  const readers = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) readers.set(name, (readers.get(name) ?? 0) + 1);
  return nodes.flatMap((node) => {
    const move = makers.get(node.inputs[0] as string);
    const isSmall = (node.weights.weight?.data.length ?? 0) <= MOST_WEIGHTS;
    if (!move || !isSmall || Object.keys(move.weights).length > 0 || !denseFilter(node)) return [];
    if (move.output === network.output || readers.get(move.output) !== 1) return [];
    const { backward } = operationOf(move.op);
    const order = backward?.kind === 'affine' ? orderOf(move, backward) : undefined;
    const key = `rows before ${JSON.stringify([move.op, move.inputShapes, move.attributes])}`;
    return order ? [{ node, move, order, key }] : [];
  });
}

/**
 * Bounds of such a layer, of bounds of what is moved.
 *
 * @param isClamped whether bounds of max(0, output) are asked for
 */
export function boundDenseMoved(
  { node, order, key }: DenseAfterMove,
  source: Interval,
  rounding: OwnRounding,
  isClamped: boolean,
): Interval {
  const { weight, bias } = node.tensors;
  return tf.tidy(() => {
    const inputs = tf.reshape(source, [source.shape[0] as number, order.length]);
    const own = weight as tf.Tensor2D;
    const moved = keptWith(own, key, () => [tf.gather(own, rowsOf(order))]);
    return intervalDense(inputs, { weight: moved[0] as tf.Tensor2D, bias: bias as tf.Tensor1D }, rounding, isClamped);
  });
}

/** For each number of what is moved the input that it becomes. */
function rowsOf(order: Int32Array): tf.Tensor1D {
  const rows = new Int32Array(order.length);
  order.forEach((from, input) => {
    rows[from] = input;
  });
  return tf.tensor1d(rows, 'int32');
}
