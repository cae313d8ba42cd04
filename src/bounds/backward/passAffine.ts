import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Interval, magnitudeOf } from '../../kernels/rounding/interval';
import { gamma, unitRoundoff } from '../../kernels/rounding/rounding';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import type { ReadyNode } from '../../network/network';
import { operationOf } from '../../network/ops';
import { executionErrorOfSums } from '../../network/otherExecutions';
import type { Affine, AffineTerms } from '../../network/passingBack';
import { tensorsFrom } from '../keptTensors';
import type { BackwardContext, BackwardStep } from './context';
import { type RowLayout, wholeRows } from './rowLayout';

/** For weights that are themselves roundings of exact numbers. */
const SPARE_TERMS = 2;

/**
 * a·(Wx + b) = (Wᵀa)·x + a·b. The float product Â differs from Wᵀa by at most γ|a||W|, so that |Âx − aWx| ≤ γ|a||W|X
 * where X bounds |x|, a share of |a|·m with m = |W|X + |b|; nothing where values only move. The sum a·b is off by at most
 * γ|a||b| in any case: padding moves values and still has a constant. Under `float32` the network's own result differs
 * from Wx + b by what `executionErrorOfSums` says, which goes back with the signs and sizes of a: not as |W| makes it grow
 * through all layers that follow.
 *
 * @param transpose takes the coefficients to the inputs: Wᵀa
 */
export function passAffine(
  node: ReadyNode,
  affine: Affine,
  coefficients: tf.Tensor,
  context: BackwardContext,
  layout: RowLayout = wholeRows(context.batch),
  transpose = (a: tf.Tensor): tf.Tensor[] => affine.transpose(a, node, context.rounding),
): BackwardStep {
  const { bounds, rounding } = context;
  const known = tensorsFrom(bounds, `affine ${rounding} ${node.output}`, () => constantsOf(node, affine, context));
  const transposed = transpose(coefficients);
  const beside = (map: tf.Tensor | undefined) => map && layout.beside(map, node.output);
  const atZero = beside(known.atZero);
  if (!atZero && !known.weight) return { coefficients: transposed, constants: [], errors: [] };
  const box = { lower: atZero, upper: atZero, weight: beside(known.weight) };
  const { least, error } = concretizeRows(layout.rows(coefficients), box, rounding);
  return {
    coefficients: transposed,
    constants: [layout.perSample(least)],
    errors: error ? [layout.perSample(error)] : [],
    ...(known.weight && { magnitude: known.weight }),
  };
}

interface KnownConstants {
  /** b: what the operation makes of zeros, [1, ...]; absent where it is zero. */
  readonly atZero?: tf.Tensor;
  /** The share of m that is lost for each coefficient. */
  readonly weight?: tf.Tensor;
}

/**
 * What an affine node adds, and what coefficients that pass it lose.
 *
 * @param terms that rounding counts, forwards and backwards
 */
export function constantsOf(
  node: ReadyNode,
  affine: Affine,
  { bounds, rounding }: BackwardContext,
  terms = affine.terms(node),
): KnownConstants {
  const atZero = affine.isLinear ? undefined : valueAtZero(node);
  const isExact = !ROUNDINGS[rounding].outward || terms.backward === 0;
  if (isExact) return { ...(atZero && { atZero }) };
  const inputs = node.inputs.map((name) => bounds.get(name) as Interval);
  const ofOwn = tf.mul(affine.magnitude(inputs.map(magnitudeOf), node), lostShare(terms));
  const ofRuns = executionErrorOfSums(node, inputs, bounds.get(node.output) as Interval, rounding);
  return { ...(atZero && { atZero }), weight: ofRuns === 0 ? ofOwn : tf.add(ofOwn, ofRuns) };
}

/** The share of m that is lost for each coefficient that passes back, what computing m itself may lose included. */
export function lostShare(terms: AffineTerms): number {
  return gamma(terms.backward + SPARE_TERMS, unitRoundoff()) * (1.01 + 2 * gamma(terms.forward));
}

/** b, [1, ...] */
export function valueAtZero(node: ReadyNode): tf.Tensor {
  return operationOf(node.op).forward(
    node.inputShapes.map((shape) => tf.zeros([1, ...shape])),
    node,
  );
}
