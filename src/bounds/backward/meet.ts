import * as tf from '@tensorflow/tfjs-core';
import { concretizeRows } from '../../kernels/concretizeRows';
import { unitRoundoff } from '../../kernels/rounding';
import type { BackwardContext } from './context';
import { magnitudeOf } from './magnitudeOf';
import type { RowLayout } from './rowLayout';

/**
 * Puts coefficients at the front, or adds them to what another branch brought: one rounding of the sum A, at most
 * 2u|A||v|.
 *
 * @param layout of coefficients of this value
 * @returns what the addition may have lost, [batch, rows]
 */
export function meet(
  front: Map<string, tf.Tensor>,
  name: string,
  coefficients: tf.Tensor,
  { bounds, rounding }: BackwardContext,
  layout: RowLayout,
): tf.Tensor | undefined {
  const there = front.get(name);
  if (!there) {
    front.set(name, coefficients);
    return undefined;
  }
  const sum = tf.add(there, coefficients);
  tf.dispose([there, coefficients]);
  front.set(name, sum);
  if (rounding === 'none') return undefined;
  return tf.tidy(() => {
    const share = tf.mul(magnitudeOf(bounds.get(name) as tf.Tensor), 2 * unitRoundoff());
    const { error } = concretizeRows(layout.rows(sum), { weight: layout.beside(share, name) }, rounding);
    return layout.perSample(error as tf.Tensor);
  });
}
