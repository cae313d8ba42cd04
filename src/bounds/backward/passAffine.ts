import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { gamma, unitRoundoff } from '../../kernels/rounding';
import { sizeOf } from '../../network/network';
import type { Affine, ReadyNode } from '../../network/operation';
import { operationOf } from '../../network/ops';
import type { BackwardContext, BackwardStep } from './context';
import { magnitudeOf } from './magnitudeOf';

/** For weights that are themselves roundings of exact numbers. */
const SPARE_TERMS = 2;

/**
 * a·(Wx + b) = (Wᵀa)·x + a·b. The float product Â differs from Wᵀa by at most γ|a||W|, so that |Âx − aWx| ≤ γ|a||W|X
 * where X bounds |x|, a share of |a|·m with m = |W|X + |b|; nothing where values only move. The sum a·b is off by at most
 * γ|a||b| in any case: padding moves values and still has a constant. Under `float32` the network's own result differs
 * from Wx + b by another γ·m.
 */
export function passAffine(
  node: ReadyNode,
  affine: Affine,
  coefficients: tf.Tensor,
  context: BackwardContext,
): BackwardStep {
  const { batch, bounds, rounding } = context;
  const size = sizeOf(coefficients.shape.slice(1));
  const a = tf.reshape(coefficients, [batch, -1, size]);
  const atZero = tf.reshape(valueAtZero(node), [1, 1, size]);
  const point = { lower: atZero, upper: atZero };
  const transposed = affine.transpose(coefficients, node, rounding);
  const terms = affine.terms(node);
  if (rounding === 'none' || terms.backward === 0) {
    const { least, error } = concretizeRows(a, point, rounding);
    return { coefficients: transposed, constants: [least], errors: error ? [error] : [] };
  }
  const magnitudes = node.inputs.map((name) => magnitudeOf(bounds.get(name) as tf.Tensor));
  const magnitude = affine.magnitude(magnitudes, node);
  const own = gamma(terms.backward + SPARE_TERMS, unitRoundoff());
  const share = rounding === 'float32' ? own + gamma(terms.forward + SPARE_TERMS) : own;
  const weight = tf.reshape(tf.mul(magnitude, share * (1.01 + 2 * gamma(terms.forward))), [batch, 1, size]);
  const { least, error } = concretizeRows(a, { ...point, weight }, rounding);
  return { coefficients: transposed, constants: [least], errors: [error as tf.Tensor], magnitude };
}

/** b: what the operation makes of zeros, [1, ...]. */
function valueAtZero(node: ReadyNode): tf.Tensor {
  return operationOf(node.op).forward(
    node.inputShapes.map((shape) => tf.zeros([1, ...shape])),
    node,
  );
}
