import type { Checkpoint } from '../checkpoint';
import { backwardPass, type StartRows } from './backwardPass';
import type { BackwardContext } from './context';

/**
 * Lower bounds of a·z for rows of coefficients a of the value z, read from the device. They are −∞ where numbers grew
 * so large on the way that a sum could have overflowed.
 *
 * @returns [batch, rows] row by row
 */
export async function lowerBounds(
  context: BackwardContext,
  value: string,
  start: StartRows,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { bounds, withinRange } = await backwardPass(context, value, start, checkpoint);
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
