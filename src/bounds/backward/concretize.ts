import * as tf from '@tensorflow/tfjs-core';
import { sumInPairs } from '../../kernels/blocks';
import { concretizeRows } from '../../kernels/concretizeRows';
import { lowerOf, upperOf } from '../../kernels/interval';
import { gamma } from '../../kernels/rounding';
import type { BackwardContext } from './context';
import type { RowLayout } from './rowLayout';

/**
 * The least value over the box: positive coefficients take the lower end, negative ones the upper. All that was
 * collected on the way is added and rounded down.
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
    const ends = { lower: layout.beside(lowerOf(box), name), upper: layout.beside(upperOf(box), name) };
    const { least, error } = concretizeRows(layout.rows(coefficients), ends, rounding);
    parts.push(layout.perSample(least));
    if (error) lost.push(layout.perSample(error));
  }
  const total = sumInPairs(parts);
  if (rounding === 'none') return total;
  const share = gamma(parts.length + lost.length + 8);
  const magnitudes = sumInPairs(parts.map((part) => tf.abs(part)));
  return tf.sub(total, tf.add(tf.mul(sumInPairs(lost), 1 + 2 * share), tf.mul(magnitudes, 2 * share)));
}
