import type * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../checkpoint';
import { backwardPass } from './backwardPass';
import type { BackwardContext } from './context';

/**
 * Lower bounds of a·z for rows of coefficients a of the value z, read from the device. They are −∞ where numbers grew
 * so large on the way that a sum could have overflowed.
 *
 * @param coefficients [batch·rows, ...shape of z]; stays the caller's
 * @returns [batch, rows] row by row
 */
export async function lowerBounds(
  context: BackwardContext,
  value: string,
  coefficients: tf.Tensor,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { bounds, withinRange } = await backwardPass(context, value, coefficients, checkpoint);
  try {
    const values = Float32Array.from(await bounds.data<'float32'>());
    const [isWithin] = await withinRange.data();
    if (context.rounding !== 'none' && isWithin !== 1) return values.fill(Number.NEGATIVE_INFINITY);
    return values.map((x) => (Number.isFinite(x) ? x : Number.NEGATIVE_INFINITY));
  } finally {
    bounds.dispose();
    withinRange.dispose();
  }
}
