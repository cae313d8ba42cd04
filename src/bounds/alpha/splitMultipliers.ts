import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '../../network/network';

/** Which units of a value are split, for each sample. */
interface SplitSigns {
  /**
   * 1 where a unit is at least zero, −1 where it is at most zero, 0 where nothing is split; where `bounds` are known, 1 at
   * every unit that is split; [batch, 1, n].
   */
  readonly signs: tf.Tensor;
  /** How large a unit's magnitude may be, above zero; [batch or 1, 1, n]. */
  readonly scale: tf.Tensor;
  /** Between what a unit lies that is split elsewhere than at zero, 0 for others; each [batch, 1, n]. */
  readonly bounds?: { readonly lower: tf.Tensor; readonly upper: tf.Tensor };
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
 *
 * Where l ≤ z ≤ u holds, a·z ≥ (a − μ)·z + min(μl, μu) for any μ of either sign. Its derivative is l − z or u − z, and
 * 0 is not crossed in one step.
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
    const { signs, scale, bounds } = this.#splits.get(value) as SplitSigns;
    const before = this.#multipliers.get(value) as tf.Tensor;
    const moved = tf.tidy(() => {
      const largest = tf.max(tf.abs(rows), 2, true);
      const [positive, negative] = [tf.step(before), tf.step(tf.neg(before))];
      const zero = tf.sub(tf.sub(1, positive), negative);
      const derivative = bounds
        ? tf.addN([
            tf.mul(positive, tf.sub(bounds.lower, z)),
            tf.mul(negative, tf.sub(bounds.upper, z)),
            tf.mul(zero, tf.sub(tf.relu(tf.sub(bounds.lower, z)), tf.relu(tf.sub(z, bounds.upper)))),
          ])
        : tf.neg(tf.mul(signs, z));
      const wrong = tf.clipByValue(tf.div(derivative, scale), -1, 1);
      const after = tf.add(before, tf.mul(tf.mul(wrong, tf.abs(signs)), tf.mul(largest, rate)));
      if (!bounds) return tf.keep(tf.relu(after));
      const kept = tf.sub(tf.mul(positive, tf.relu(after)), tf.mul(negative, tf.relu(tf.neg(after))));
      return tf.keep(tf.add(kept, tf.mul(zero, after)));
    });
    before.dispose();
    this.#multipliers.set(value, moved);
  }

  /**
   * What the multipliers of a value add to the rows' bounds, [batch, rows]: nothing positive where z keeps to the splits.
   *
   * @param z the value where each row attains its bound, [batch, rows, n]
   */
  gainAt(value: string, z: tf.Tensor): tf.Tensor {
    const { signs, bounds } = this.#splits.get(value) as SplitSigns;
    const multipliers = this.#multipliers.get(value) as tf.Tensor;
    return tf.tidy(() => {
      const gain = tf.neg(tf.mul(tf.mul(multipliers, signs), z));
      return tf.sum(bounds ? tf.add(gain, leastOf(multipliers, bounds)) : gain, 2);
    });
  }

  /** The multipliers as choices; copies. */
  choices(): [name: string, multipliers: tf.Tensor][] {
    return [...this.#multipliers].map(([value, multipliers]) => [multipliersName(value), tf.clone(multipliers)]);
  }

  dispose(): void {
    tf.dispose([...this.#multipliers.values()]);
  }
}

function leastOf(multipliers: tf.Tensor, { lower, upper }: { readonly lower: tf.Tensor; readonly upper: tf.Tensor }) {
  return tf.minimum(tf.mul(multipliers, lower), tf.mul(multipliers, upper));
}

/**
 * What multipliers among choices add to the bounds of rows, rounded down, row by row: products of float32 numbers are exact in
 * float64, and k of them lose no more than k·2⁻⁵³ of their magnitudes.
 */
export async function offsetsOf(
  choices: ReadonlyMap<string, tf.Tensor>,
  splits: Splits,
  rows: number,
): Promise<Float64Array> {
  const sums = new Float64Array(rows);
  const magnitudes = new Float64Array(rows);
  let count = 0;
  for (const [value, { bounds }] of splits) {
    const multipliers = choices.get(multipliersName(value));
    if (!bounds || !multipliers) continue;
    const read = [multipliers, bounds.lower, bounds.upper].map((tensor) => tensor.data<'float32'>());
    const [mu, lower, upper] = (await Promise.all(read)) as [Float32Array, Float32Array, Float32Array];
    const [, each, size] = multipliers.shape as [number, number, number];
    count += size;
    for (let at = 0; at < mu.length; at++) {
      const row = Math.floor(at / size);
      const place = Math.floor(row / each) * size + (at % size);
      const own = mu[at] as number;
      if (own === 0) continue;
      const least = own * ((own > 0 ? lower[place] : upper[place]) as number);
      sums[row] = (sums[row] as number) + least;
      magnitudes[row] = (magnitudes[row] as number) + Math.abs(least);
    }
  }
  return sums.map((sum, row) => sum - (count + 2) * 2 ** -52 * (magnitudes[row] as number));
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
