import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { relaxationWeights } from '../../kernels/relaxation/relaxationWeights';
import type { Interval } from '../../kernels/rounding/interval';
import type { Rounding } from '../../kernels/rounding/rounding';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import { relaxRows } from '../../kernels/rows/relaxRows';
import type { ReadyNode } from '../../network/network';
import { relaxationAround } from '../../network/otherExecutions';
import type { Relaxation, Relaxed } from '../../network/passingBack';
import { tensorsFrom } from '../keptTensors';
import type { BackwardContext, BackwardStep } from './context';
import { type RowLayout, wholeRows } from './rowLayout';

/**
 * Positive coefficients take the lower side of the relaxation, negative ones the upper one. A coefficient is rounded once:
 * at most u|a||slope|X is lost, X ≥ |x|; 2u accounts for computing that, too. The intercepts are a box of their own.
 */
export function passRelaxed(
  node: ReadyNode,
  relaxed: Relaxed,
  coefficients: tf.Tensor,
  context: BackwardContext,
  layout: RowLayout = wholeRows(context.batch),
): BackwardStep {
  const { bounds, rounding, slopes } = context;
  const input = bounds.get(node.inputs[0] as string) as Interval;
  const chosen = slopes?.get(node.name);
  const touch = relaxed.choice(node)?.kind === 'touching' ? chosen : undefined;
  const known = touch
    ? relaxationOf(forEachRow(input, touch), node, relaxed, rounding, tf.reshape(touch, [-1, ...input.shape.slice(1)]))
    : knownRelaxation(node, relaxed, context);
  const beside = (map: tf.Tensor) => (touch ? tf.reshape(map, touch.shape) : layout.beside(map, node.output));
  const a = layout.rows(coefficients);
  const upper = beside(known.upperSlope);
  const own = beside(known.lowerSlope);
  const lower = chosen && !touch ? choose(beside(known.unstable), chosen, own) : own;
  const passed = relaxRows(a, { lower, upper });
  const box = {
    lower: known.lowerIntercept && beside(known.lowerIntercept),
    upper: beside(known.upperIntercept),
    weight: known.weight && beside(known.weight),
  };
  const { least, error } = concretizeRows(a, box, rounding);
  return {
    coefficients: [tf.reshape(passed, coefficients.shape)],
    constants: [layout.perSample(least)],
    errors: error ? [layout.perSample(error)] : [],
  };
}

/** The relaxation of a node over the bounds of its input. */
export function knownRelaxation(
  node: ReadyNode,
  relaxed: Relaxed,
  { bounds, rounding }: BackwardContext,
): KnownRelaxation {
  const input = bounds.get(node.inputs[0] as string) as Interval;
  return tensorsFrom(bounds, `relaxation ${rounding} ${node.output}`, () =>
    relaxationOf(input, node, relaxed, rounding),
  );
}

interface KnownRelaxation extends Relaxation {
  /** 1 where the sign of the input is not decided: only there the lower slope may be chosen; else 0. */
  readonly unstable: tf.Tensor;
  /** What a coefficient's rounding costs; absent where rounding is ignored. */
  readonly weight?: tf.Tensor;
}

function relaxationOf(
  input: Interval,
  node: ReadyNode,
  relaxed: Relaxed,
  rounding: Rounding,
  touch?: tf.Tensor,
): KnownRelaxation {
  const relaxation = relaxationAround(node, relaxed, input, rounding, touch);
  const { unstable, weight } = relaxationWeights(input, relaxation.lowerSlope, relaxation.upperSlope);
  return { ...relaxation, unstable, ...(ROUNDINGS[rounding].outward && { weight }) };
}

/** The same bounds for every row of `rows` [batch, rows, n]: an interval of batch·rows samples. */
function forEachRow(interval: Interval, rows: tf.Tensor): Interval {
  const [, count, size] = rows.shape as [number, number, number];
  const repeated = tf.tile(tf.reshape(interval, [-1, 1, size]), [1, count, 1]);
  return tf.reshape(repeated, [-1, ...interval.shape.slice(1)]);
}

/** The chosen slopes where `unstable` is 1, the given ones where it is 0; exact. */
function choose(unstable: tf.Tensor, chosen: tf.Tensor, given: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(chosen, unstable), tf.mul(given, tf.sub(1, unstable)));
}
