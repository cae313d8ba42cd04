import * as tf from '@tensorflow/tfjs-core';
import { crossEntropy, type Loss, type LossEntry } from './loss';
import { regularize } from './regularize';
import { type Mixture, USUAL_MIXTURE } from './settings';
import { lowerMargins, mixWithNatural } from './verifiedLoss';

/** Interval bound propagation (Gowal et al. 2018). */
export interface IbpSettings extends Mixture {
  readonly kind: 'ibp';
  readonly epsilon: number;
}

/** Cross entropy of −m̲ by intervals, mixed with the natural loss (Gowal et al. 2018). */
export function ibp({ epsilon, kappaEnd, regularizer = 0 }: IbpSettings): Loss {
  const mixed = mixWithNatural((context) => {
    const margins = lowerMargins(context, context.ramp * epsilon, 0);
    return crossEntropy(tf.neg(margins), context.batch.oneHot);
  }, kappaEnd);
  return regularize(mixed, epsilon, regularizer);
}

export const IBP: LossEntry<IbpSettings> = {
  usual: (epsilon) => ({ kind: 'ibp', epsilon, ...USUAL_MIXTURE }),
  loss: ibp,
};
