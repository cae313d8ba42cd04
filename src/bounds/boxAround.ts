import type * as tf from '@tensorflow/tfjs-core';
import { type BoxRule, boxInMemory, makesBoxes } from '../kernels/wasm/boxInMemory';

/** Bounds of boxes, row by row. */
interface Bounds {
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Within this all numbers and their bounds are finite in float32. */
const MOST = 2 ** 100;

/**
 * Boxes around numbers, whose bounds are written out when somebody reads them. Most are only bounded further in the memory of the
 * WebAssembly program, where they are made: arrays of that size in between cost a page more than a layer.
 */
export class BoxAround implements Bounds {
  readonly #x: ArrayLike<number>;
  readonly #rule: BoxRule;
  readonly #write: () => Bounds;
  #written: Bounds | undefined;

  /**
   * @param x not to change as long as the boxes are used
   * @param write makes the same bounds number by number
   */
  constructor(x: ArrayLike<number>, rule: BoxRule, write: () => Bounds) {
    this.#x = x;
    this.#rule = rule;
    this.#write = write;
  }

  /** Whether boxes can be left like that: of so many numbers, of moderate size, on the present backend. */
  static takes(x: ArrayLike<number>, { radii, least, most }: BoxRule): boolean {
    if (!makesBoxes(x.length, radii.length) || !(least <= MOST && most >= -MOST)) return false;
    if (!radii.every((radius) => radius <= MOST)) return false;
    // No magnitude is larger than a sum of them, rounded or not, so that nothing is asked of each. Two sums, since one would wait for
    // itself; of an even count, which makesBoxes has made sure of.
    let [even, odd] = [0, 0];
    for (let at = 0; at < x.length; at += 2) {
      even += Math.abs(x[at] as number);
      odd += Math.abs(x[at + 1] as number);
    }
    return even <= MOST && odd <= MOST;
  }

  get length(): number {
    return this.#x.length;
  }

  get lower(): Float32Array {
    return this.#bounds().lower;
  }

  get upper(): Float32Array {
    return this.#bounds().upper;
  }

  /** Whether some coordinate is surely wider than a share of its magnitude, so that nothing has to be written to know it. */
  isWiderThan(share: number): boolean {
    const { radii, least, most } = this.#rule;
    const size = this.#x.length / radii.length;
    for (let at = 0; at < this.#x.length; at++) {
      const radius = radii[Math.floor(at / size)] as number;
      const low = Math.max((this.#x[at] as number) - radius, least);
      const high = Math.min((this.#x[at] as number) + radius, most);
      // Twice the share: rounding to float32 takes nothing near as much away.
      if (high - low > 2 * share * Math.max(Math.abs(low), Math.abs(high))) return true;
    }
    return false;
  }

  /** The bounds as a tensor [2·batch, ...]; undefined where another backend has become the present one. */
  interval(shape: readonly number[]): tf.Tensor | undefined {
    const { length } = this.#x;
    return makesBoxes(length, this.#rule.radii.length) ? boxInMemory(this.#x, this.#rule, shape) : undefined;
  }

  #bounds(): Bounds {
    this.#written ??= this.#write();
    return this.#written;
  }
}
