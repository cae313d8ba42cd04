import * as tf from '@tensorflow/tfjs-core';
import { intervalMargins } from '../bounds/intervalMargins';
import type { AffineLayer } from '../bounds/layer';
import { relaxedMargins } from '../bounds/relaxedMargins';
import type { LossContext } from './lossContext';
import type { Relaxation } from './settings';

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
