import * as tf from '@tensorflow/tfjs-core';
import { magnitudeOf } from '../../kernels/rounding/interval';
import { unitRoundoff } from '../../kernels/rounding/rounding';
import { concretizeRows } from '../../kernels/rows/concretizeRows';
import type { BackwardContext } from './context';
import type { RowLayout } from './rowLayout';

/**
 * Coefficients that have arrived at values on their way back, by the value's name; [batch·rows, ...]. Where a value has
 * several readers they are summed. Disposed of by who holds them.
 */
export class ArrivedCoefficients {
  readonly #coefficients = new Map<string, tf.Tensor>();

  /** Adds coefficients, which belong to this object from now on, to those of the same value; gives the sum if there were any. */
  add(name: string, coefficients: tf.Tensor): tf.Tensor | undefined {
    const there = this.#coefficients.get(name);
    const sum = there && tf.add(there, coefficients);
    this.#coefficients.set(name, sum ?? coefficients);
    if (there) tf.dispose([there, coefficients]);
    return sum;
  }

  /** What has arrived at a value; stays this object's. */
  at(name: string): tf.Tensor | undefined {
    return this.#coefficients.get(name);
  }

  /** Takes a value's coefficients away; the caller disposes of them. */
  take(name: string): tf.Tensor | undefined {
    const there = this.#coefficients.get(name);
    this.#coefficients.delete(name);
    return there;
  }

  /** Coefficients of the same values, to be changed apart from these. */
  copy(): ArrivedCoefficients {
    const copy = new ArrivedCoefficients();
    for (const [name, coefficients] of this.#coefficients) copy.add(name, tf.clone(coefficients));
    return copy;
  }

  entries(): Iterable<[string, tf.Tensor]> {
    return this.#coefficients;
  }

  dispose(): void {
    tf.dispose([...this.#coefficients.values()]);
    this.#coefficients.clear();
  }
}

/**
 * What the addition of coefficients that met at a value may have lost, [batch, rows]: one rounding of the sum A, at most
 * 2u|A||v|.
 *
 * @param layout of coefficients of this value
 */
export function lostInSum(
  sum: tf.Tensor,
  name: string,
  { bounds, rounding }: BackwardContext,
  layout: RowLayout,
): tf.Tensor {
  return tf.tidy(() => {
    const share = tf.mul(magnitudeOf(bounds.get(name) as tf.Tensor), 2 * unitRoundoff());
    const { error } = concretizeRows(layout.rows(sum), { weight: layout.beside(share, name) }, rounding);
    return layout.perSample(error as tf.Tensor);
  });
}
