import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { sumInPairs } from '../../kernels/rounding/blocks';
import { lowerOf, upperOf } from '../../kernels/rounding/interval';
import { gamma, unitRoundoff } from '../../kernels/rounding/rounding';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import type { BackwardContext } from './context';
import type { RowLayout } from './rowLayout';

/**
 * The least value over the box: positive coefficients take the lower bound, negative ones the upper. All that was
 * collected on the way is added and rounded down.
 *
 * With M the sum of the parts' magnitudes and L that of what was lost, each number takes part in at most d additions.
 * The total is off by at most γ_d·M, the last subtraction by u(M(1 + γ_d) + what is subtracted); M and L as computed are
 * at least (1 − γ_d) of themselves. With s = γ_(d+4), s·2M + (1 + 2s)L accounts for all that and for its own four roundings.
 *
 * @param coefficients what arrived at the input, if anything did
 * @returns [batch, rows]
 */
export function concretize(
  coefficients: tf.Tensor | undefined,
  { constants, errors }: { readonly constants: readonly tf.Tensor[]; readonly errors: readonly tf.Tensor[] },
  { rounding, ready, bounds }: BackwardContext,
  layout: RowLayout,
): tf.Tensor {
  const { name } = ready.network.input;
  const parts = [...constants];
  const lost = [...errors];
  if (coefficients) {
    const box = bounds.get(name) as tf.Tensor;
    const interval = { lower: layout.beside(lowerOf(box), name), upper: layout.beside(upperOf(box), name) };
    const { least, error } = concretizeRows(layout.rows(coefficients), interval, rounding);
    parts.push(layout.perSample(least));
    if (error) lost.push(layout.perSample(error));
  }
  const total = sumInPairs(parts);
  if (!ROUNDINGS[rounding].outward) return total;
  const additions = Math.ceil(Math.log2(Math.max(parts.length, lost.length, 1)));
  const share = gamma(additions + 4, unitRoundoff());
  const magnitudes = sumInPairs(parts.map((part) => tf.abs(part)));
  return tf.sub(total, tf.add(tf.mul(sumInPairs(lost), 1 + 2 * share), tf.mul(magnitudes, 2 * share)));
}
