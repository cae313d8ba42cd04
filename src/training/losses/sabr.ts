import * as tf from '@tensorflow/tfjs-core';
import { boxAround, intervalMargins, propagateIntervals } from '../bounds/intervals';
import type { AffineLayer } from '../bounds/layer';
import { crossEntropy, type Loss, type LossEntry } from './loss';
import { regularize } from './regularize';
import type { Mixture } from './settings';
import { mixWithNatural } from './verifiedLoss';

/** Small boxes around attacked images (Müller et al. 2023). */
export interface SabrSettings extends Mixture {
  readonly kind: 'sabr';
  readonly epsilon: number;
  /** Radius λ of the small boxes as a share of epsilon, above 0 and up to 1, where it is IBP. */
  readonly boxShare: number;
  /** Steps of the attack. */
  readonly steps: number;
}

/**
 * Cross entropy of −m̲ by intervals over a box of radius λε that lies within ε of the image, where an attack found it worst
 * (Müller et al. 2023): the bounds of small boxes are tight, so less has to be given up for them.
 */
export function sabr({ epsilon, boxShare, steps, kappaEnd, regularizer = 0 }: SabrSettings): Loss {
  const mixed = mixWithNatural(({ layers, batch, ramp, attacked }) => {
    const radius = ramp * epsilon * boxShare;
    const center = attacked(ramp * epsilon - radius, steps);
    const { hidden } = propagateIntervals(layers, boxAround(center, radius));
    const margins = intervalMargins(layers.at(-1) as AffineLayer, hidden, batch.oneHot);
    return crossEntropy(tf.neg(margins), batch.oneHot);
  }, kappaEnd);
  return regularize(mixed, epsilon * boxShare, regularizer);
}

export const SABR: LossEntry<SabrSettings> = {
  usual: (epsilon) => ({ kind: 'sabr', epsilon, boxShare: 0.4, steps: 4, kappaEnd: 0 }),
  loss: sabr,
};
