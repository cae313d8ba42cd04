import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy } from './crossEntropy';
import type { Loss } from './loss';
import { betaAt, lowerMargins } from './lowerMargins';
import { mixWithNatural } from './mixWithNatural';
import { regularize } from './regularize';
import type { CrownIbpSettings } from './settings';

/** Cross entropy of −m̲, where m̲ passes from CROWN-IBP's to IBP's over the ramp (Zhang et al. 2020). */
export function crownIbp(settings: CrownIbpSettings): Loss {
  const mixed = mixWithNatural((context) => {
    const { batch, ramp } = context;
    const margins = lowerMargins(context, ramp * settings.epsilon, betaAt(settings, ramp));
    return crossEntropy(tf.neg(margins), batch.oneHot);
  }, settings.kappaEnd);
  return regularize(mixed, settings.epsilon, settings.regularizer ?? 0);
}
