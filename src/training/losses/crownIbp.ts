import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy, type Loss, type LossEntry } from './loss';
import { regularize } from './regularize';
import { type Mixture, type Relaxation, USUAL_RELAXATION } from './settings';
import { betaAt, lowerMargins, mixWithNatural } from './verifiedLoss';

/** CROWN-IBP (Zhang et al. 2020). */
export interface CrownIbpSettings extends Mixture, Relaxation {
  readonly kind: 'crown-ibp';
  readonly epsilon: number;
}

/** Cross entropy of −m̲, where m̲ passes from CROWN-IBP's to IBP's over the ramp (Zhang et al. 2020). */
export function crownIbp(settings: CrownIbpSettings): Loss {
  const mixed = mixWithNatural((context) => {
    const { batch, ramp } = context;
    const margins = lowerMargins(context, ramp * settings.epsilon, betaAt(settings, ramp));
    return crossEntropy(tf.neg(margins), batch.oneHot);
  }, settings.kappaEnd);
  return regularize(mixed, settings.epsilon, settings.regularizer ?? 0);
}

/** What trainings in the page use, at a radius that is said elsewhere. */
export const USUAL_CROWN_IBP: Omit<CrownIbpSettings, 'epsilon'> = { kind: 'crown-ibp', ...USUAL_RELAXATION };

export const CROWN_IBP: LossEntry<CrownIbpSettings> = {
  usual: (epsilon) => ({ epsilon, ...USUAL_CROWN_IBP }),
  loss: crownIbp,
};
