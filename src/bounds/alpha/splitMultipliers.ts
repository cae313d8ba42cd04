import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../../network/network';

/** Which units of a value are known to be at least or at most zero, for each sample. */
interface SplitSigns {
  /** 1 where a unit is at least zero, −1 where it is at most zero, 0 where nothing is split; [batch, 1, n]. */
  readonly signs: tf.Tensor;
  /** How large a unit's magnitude may be, above zero; [batch or 1, 1, n]. */
  readonly scale: tf.Tensor;
}

/** The splits of a batch of subproblems, by the value's name. */
export type Splits = ReadonlyMap<string, SplitSigns>;

/** What the multipliers of a value are called among choices. */
export function multipliersName(value: string): string {
  return `split ${value}`;
}

/**
 * Multipliers of splits (β-CROWN, Wang et al. 2021). Where s·z ≥ 0 holds for a unit z, a·z ≥ (a − βs)·z for any β ≥ 0: so
 * β is a choice as slopes are, every one sound. Its derivative is −s·z where the row attains its bound: β grows where that
 * point lies on the wrong side of the split.
 */
export class SplitMultipliers {
  readonly #splits: Splits;
  readonly #multipliers = new Map<string, tf.Tensor>();

  /** @param initial multipliers to begin with, among choices by `multipliersName`; they stay the caller's */
  constructor(splits: Splits, initial: ReadonlyMap<string, tf.Tensor> = new Map()) {
    this.#splits = splits;
    for (const value of splits.keys()) {
      const known = initial.get(multipliersName(value));
      if (known) this.#multipliers.set(value, tf.keep(tf.clone(known)));
    }
  }

  has(value: string): boolean {
    return this.#splits.has(value);
  }

  /** Coefficients a of a value without βs; both [batch, rows, n]. */
  apply(value: string, rows: tf.Tensor): tf.Tensor {
    if (!this.#multipliers.has(value)) this.#multipliers.set(value, tf.keep(tf.zeros(rows.shape)));
    const { signs } = this.#splits.get(value) as SplitSigns;
    return tf.sub(rows, tf.mul(this.#multipliers.get(value) as tf.Tensor, signs));
  }

  /**
   * Moves the multipliers by a share of the largest coefficient of their row.
   *
   * @param z the value where each row attains its bound, [batch, rows, n]
   * @param rows its coefficients, of the same shape
   */
  move(value: string, z: tf.Tensor, rows: tf.Tensor, rate: number): void {
    const { signs, scale } = this.#splits.get(value) as SplitSigns;
    const before = this.#multipliers.get(value) as tf.Tensor;
    const moved = tf.tidy(() => {
      const largest = tf.max(tf.abs(rows), 2, true);
      const wrong = tf.clipByValue(tf.neg(tf.div(tf.mul(signs, z), scale)), -1, 1);
      return tf.keep(tf.relu(tf.add(before, tf.mul(tf.mul(wrong, tf.abs(signs)), tf.mul(largest, rate)))));
    });
    before.dispose();
    this.#multipliers.set(value, moved);
  }

  /** The multipliers as choices; copies. */
  choices(): [name: string, multipliers: tf.Tensor][] {
    return [...this.#multipliers].map(([value, multipliers]) => [multipliersName(value), tf.clone(multipliers)]);
  }

  dispose(): void {
    tf.dispose([...this.#multipliers.values()]);
  }
}

/** The coefficients −βs that choices add to values, by the value's name, [batch·rows, ...]; the caller disposes of them. */
export function seedsOf(
  choices: ReadonlyMap<string, tf.Tensor>,
  splits: Splits,
  shapes: ReadonlyMap<string, Shape>,
): Map<string, tf.Tensor> {
  const entries = [...splits].flatMap(([value, { signs }]): [string, tf.Tensor][] => {
    const multipliers = choices.get(multipliersName(value));
    const shape = shapes.get(value) as Shape;
    // A product with a sign is exact.
    return multipliers ? [[value, tf.tidy(() => tf.reshape(tf.neg(tf.mul(multipliers, signs)), [-1, ...shape]))]] : [];
  });
  return new Map(entries);
}
