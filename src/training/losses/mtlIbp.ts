import * as tf from '@tensorflow/tfjs-core';
import { logitsOf } from '../bounds/layers';
import { crossEntropy, type Loss, type LossEntry } from './loss';
import { natural } from './natural';
import { lowerMargins } from './verifiedLoss';

/** Bounds and attack mixed (De Palma et al. 2024). */
export interface MtlIbpSettings {
  readonly kind: 'mtl-ibp';
  readonly epsilon: number;
  /** Share α of the bounds, from 0 to 1; the attack has the rest. */
  readonly share: number;
  /** Steps of the attack. */
  readonly steps: number;
}

/**
 * α times the cross entropy of −m̲ by intervals, and 1 − α times that of attacked images, both at the radius so far; natural
 * alone while that is 0 (De Palma et al. 2024). A small α gives much of what bounds give and costs less clean accuracy.
 */
export function mtlIbp({ epsilon, share, steps }: MtlIbpSettings): Loss {
  return (context) => {
    const { layers, batch, ramp } = context;
    if (ramp === 0) return natural(context);
    const bounds = crossEntropy(tf.neg(lowerMargins(context, ramp * epsilon, 0)), batch.oneHot);
    const fooled = context.attacked(ramp * epsilon, steps);
    const attack = crossEntropy(logitsOf(layers, fooled), batch.oneHot);
    return tf.add(tf.mul(bounds, share), tf.mul(attack, 1 - share));
  };
}

export const MTL_IBP: LossEntry<MtlIbpSettings> = {
  usual: (epsilon) => ({ kind: 'mtl-ibp', epsilon, share: 0.5, steps: 1 }),
  loss: mtlIbp,
};
