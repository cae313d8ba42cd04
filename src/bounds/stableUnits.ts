import * as tf from '@tensorflow/tfjs-core';
import { type Interval, packInterval } from '../kernels/rounding/interval';
import { LARGEST_MAGNITUDE } from '../kernels/rounding/rounding';
import { type Shape, sizeOf } from '../network/network';
import { operationOf } from '../network/ops';
import type { ReadyNetwork } from '../network/upload';
import { inputsToTighten } from './backward/inputsToTighten';
import { readEach } from './readNodes';
import type { ValueBounds } from './valueBounds';

/** What a unit is over a part of the inputs, and so over each part of that. */
const [OPEN, POSITIVE, NEGATIVE] = [0, 1, 2];

/** Above whatever a value may be bounded by: of a part of which nothing is known no bound is claimed. */
const UNBOUNDED = 2 ** 127;

/** Beyond this many units a part keeps nothing: there may be hundreds of thousands of parts. */
const MOST_UNITS = 2 ** 11;

/**
 * Remembers for each part which units of values that activations read are known never to change their sign. Over a smaller
 * part no backward pass has to find that again, and passes of rows are what a part costs.
 */
export class StableUnits {
  readonly #ready: ReadyNetwork;
  /** The values, and where their units begin among all. */
  readonly #values = new Map<string, number>();
  readonly #count: number;

  /** @param most units of which anything is kept */
  constructor(ready: ReadyNetwork, most = MOST_UNITS) {
    this.#ready = ready;
    let count = 0;
    for (const node of ready.nodes) {
      const { backward } = operationOf(node.op);
      if (backward?.kind !== 'relaxed' || backward.choice(node)?.kind !== 'slope') continue;
      for (const { value } of inputsToTighten(ready, node)) {
        if (this.#values.has(value)) continue;
        this.#values.set(value, count);
        count += this.#sizeOf(value);
      }
    }
    this.#count = count <= most ? count : 0;
    if (this.#count === 0) this.#values.clear();
  }

  /** How many units are open. */
  countOpen(signs: Uint8Array | undefined): number {
    if (!signs) return this.#count;
    let count = 0;
    for (const sign of signs) if (sign === OPEN) count++;
    return count;
  }

  /**
   * What is known of a batch of parts, as bounds of values; the caller disposes of them. Where signs are known magnitudes
   * were small enough to be trusted. Of other parts they need not be: their excess has to be seen.
   */
  boundsOf(parts: readonly (Uint8Array | undefined)[]): ValueBounds {
    if (parts.every((signs) => !signs)) return new Map();
    return new Map([...this.#values].map(([value, first]) => [value, this.#boundsOfValue(value, first, parts)]));
  }

  /** Reads which signs are decided by bounds of a batch, for each sample. */
  async read(bounds: Pick<ValueBounds, 'get'>, batch: number): Promise<Uint8Array[]> {
    const parts = Array.from({ length: batch }, () => new Uint8Array(this.#count));
    const entries = [...this.#values];
    const tensors = entries.map(([value]) => bounds.get(value) as Interval);
    await readEach(tensors, (bounds, index) => {
      const [, first] = entries[index] as [string, number];
      const size = bounds.length / 2 / batch;
      for (const [sample, signs] of parts.entries()) {
        for (let unit = 0; unit < size; unit++) {
          const at = sample * size + unit;
          if ((bounds[at] as number) >= 0) signs[first + unit] = POSITIVE;
          else if ((bounds[batch * size + at] as number) <= 0) signs[first + unit] = NEGATIVE;
        }
      }
    });
    return parts;
  }

  #sizeOf(value: string): number {
    return sizeOf(this.#ready.shapes.get(value) as Shape);
  }

  #boundsOfValue(value: string, first: number, parts: readonly (Uint8Array | undefined)[]): Interval {
    const size = this.#sizeOf(value);
    const lower = new Float32Array(parts.length * size);
    const upper = new Float32Array(parts.length * size);
    for (const [sample, signs] of parts.entries()) {
      const most = signs ? LARGEST_MAGNITUDE : UNBOUNDED;
      lower.fill(-most, sample * size, (sample + 1) * size);
      upper.fill(most, sample * size, (sample + 1) * size);
      for (let unit = 0; signs && unit < size; unit++) {
        if (signs[first + unit] === POSITIVE) lower[sample * size + unit] = 0;
        if (signs[first + unit] === NEGATIVE) upper[sample * size + unit] = 0;
      }
    }
    const shape = [parts.length, ...(this.#ready.shapes.get(value) as Shape)];
    return tf.tidy(() => packInterval(tf.tensor(lower, shape), tf.tensor(upper, shape)));
  }
}
