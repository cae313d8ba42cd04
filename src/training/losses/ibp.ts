import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy } from './crossEntropy';
import type { Loss } from './loss';
import { lowerMargins } from './lowerMargins';
import { mixWithNatural } from './mixWithNatural';
import { regularize } from './regularize';
import type { IbpSettings } from './settings';

/** Cross entropy of −m̲ by intervals, mixed with the natural loss (Gowal et al. 2018). */
export function ibp({ epsilon, kappaEnd, regularizer = 0 }: IbpSettings): Loss {
  const mixed = mixWithNatural((context) => {
    const margins = lowerMargins(context, context.ramp * epsilon, 0);
    return crossEntropy(tf.neg(margins), context.batch.oneHot);
  }, kappaEnd);
  return regularize(mixed, epsilon, regularizer);
}
