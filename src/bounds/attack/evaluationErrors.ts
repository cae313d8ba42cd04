import * as tf from '@tensorflow/tfjs-core';
import { TINY } from '../../kernels/rounding';
import { sizeOf } from '../../network/network';
import type { ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { ReadyNetwork } from '../../network/upload';
import { firstExcess, largestMagnitude } from '../magnitudes';

/** Roundings granted to an operation besides those of its sums; many, for Math.exp and Math.tanh promise little. */
const SPARE_ROUNDINGS = 4096;

/**
 * How far the logits of `forward64` can lie from the exact ones.
 *
 * Every value has a magnitude M, at least the value itself, such that its error is at most g·M, where g is the sum of
 * n·2⁻⁵³ over the operations so far, n counting an operation's roundings: an affine one makes of errors g·M at most
 * g·(|W|M + |b|), and adds n·2⁻⁵³ of the same. Every other operation moves no further than its inputs do, or (leaky
 * ReLU) by its largest slope, which the larger of |f(M)| and |f(−M)| shows. The magnitudes are float32; the factor 2
 * pays for their own roundings, TINY for what was flushed to zero.
 *
 * @param points [batch, ...input shape], internal layout
 * @returns [batch, outputs]; infinite where numbers are too large to tell
 */
export async function evaluationErrors(ready: ReadyNetwork, points: Float64Array): Promise<Float64Array> {
  const { shape } = ready.network.input;
  const batch = points.length / sizeOf(shape);
  const input = Float32Array.from(points, Math.abs);
  const [output, largest] = tf.tidy(() => magnitudes(ready, tf.tensor(input, [batch, ...shape])));
  const [values, peaks] = await Promise.all([output.data<'float32'>(), largest.data<'float32'>()]);
  tf.dispose([output, largest]);
  const trusted = firstExcess(ready.nodes, [...peaks], largestMagnitude(input)) === ready.nodes.length;
  const share = 2 * 2 ** -53 * ready.nodes.reduce((sum, node) => sum + roundingsOf(node), 0);
  return Float64Array.from(values, (magnitude) => (trusted ? share * magnitude : Number.POSITIVE_INFINITY));
}

/** M of the network's output, and the largest M of every node. */
function magnitudes(ready: ReadyNetwork, input: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const values = new Map([[ready.network.input.name, tf.add(input, TINY)]]);
  const largest = ready.nodes.map((node) => {
    const value = tf.add(
      magnitudeAfter(
        node,
        node.inputs.map((name) => values.get(name) as tf.Tensor),
      ),
      TINY,
    );
    values.set(node.output, value);
    return tf.max(value);
  });
  const output = values.get(ready.network.output) as tf.Tensor;
  return [tf.clone(output), largest.length > 0 ? tf.stack(largest) : tf.zeros([0])];
}

function magnitudeAfter(node: ReadyNode, inputs: readonly tf.Tensor[]): tf.Tensor {
  const { backward, forward } = operationOf(node.op);
  if (backward?.kind === 'affine') return backward.magnitude(inputs, node);
  const ends = [inputs, inputs.map((x) => tf.neg(x))].map((signed) => tf.abs(forward(signed, node)));
  const reached = tf.maximum(ends[0] as tf.Tensor, ends[1] as tf.Tensor);
  const input = inputs[0] as tf.Tensor;
  return input.shape.join() === reached.shape.join() ? tf.maximum(reached, input) : reached;
}

function roundingsOf(node: ReadyNode): number {
  const { backward } = operationOf(node.op);
  return SPARE_ROUNDINGS + (backward?.kind === 'affine' ? backward.terms(node).forward : 0);
}
