import * as tf from '@tensorflow/tfjs-core';
import { intervalMargins } from '../bounds/intervals';
import type { AffineLayer } from '../bounds/layer';
import { relaxedMargins } from '../bounds/relaxedMargins';
import type { Loss, LossContext } from './loss';
import { natural } from './natural';
import type { Relaxation } from './settings';

/** κ·natural + (1 − κ)·robust with κ = 1 − s(1 − κ_end) (Gowal et al. 2018); natural alone while s = 0. */
export function mixWithNatural(robust: Loss, kappaEnd: number): Loss {
  return (context) => {
    if (context.ramp === 0) return natural(context);
    const kappa = 1 - context.ramp * (1 - kappaEnd);
    if (kappa === 0) return robust(context);
    return tf.add(tf.mul(natural(context), kappa), tf.mul(robust(context), 1 - kappa));
  };
}

/**
 * Lower bounds of the margins z_label − z_j over the images within epsilon, β·CROWN-IBP + (1 − β)·IBP; differentiable,
 * rounding ignored. The costly backward pass is left out where β = 0.
 *
 * @returns [batch, classes], 0 at the label
 */
export function lowerMargins({ layers, batch, intervals }: LossContext, epsilon: number, beta: number): tf.Tensor2D {
  const { box, hidden, reluInputs } = intervals(epsilon);
  const byIntervals = () => intervalMargins(layers.at(-1) as AffineLayer, hidden, batch.oneHot);
  const byRelaxation = () => relaxedMargins(layers, box, reluInputs, batch);
  if (beta === 0) return byIntervals();
  if (beta === 1) return byRelaxation();
  return tf.add(tf.mul(byRelaxation(), beta), tf.mul(byIntervals(), 1 - beta));
}

/** β at a point of the ramp. */
export function betaAt({ betaStart, betaEnd, betaUntil = 1 }: Relaxation, ramp: number): number {
  return ramp >= betaUntil ? betaEnd : betaStart + (ramp / betaUntil) * (betaEnd - betaStart);
}
