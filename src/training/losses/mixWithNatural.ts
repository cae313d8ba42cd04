import * as tf from '@tensorflow/tfjs-core';
import type { Loss } from './loss';
import { natural } from './natural';

/** κ·natural + (1 − κ)·robust with κ = 1 − s(1 − κ_end) (Gowal et al. 2018); natural alone while s = 0. */
export function mixWithNatural(robust: Loss, kappaEnd: number): Loss {
  return (context) => {
    if (context.ramp === 0) return natural(context);
    const kappa = 1 - context.ramp * (1 - kappaEnd);
    if (kappa === 0) return robust(context);
    return tf.add(tf.mul(natural(context), kappa), tf.mul(robust(context), 1 - kappa));
  };
}
