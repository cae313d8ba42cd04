import type { BoundsResult } from '../../engine/types';
import type { BoundsQuery } from './boundsQuery';

/** Results kept, the one used longest ago given up first: a few methods and radii of an image. */
const MOST = 8;

/** Keeps results by their question, so that going back and forth between two computes nothing. */
export class ResultCache {
  readonly #results = new Map<string, BoundsResult>();

  get(query: BoundsQuery): BoundsResult | null {
    return this.#results.get(keyOf(query)) ?? null;
  }

  async find(query: BoundsQuery, compute: () => Promise<BoundsResult>): Promise<BoundsResult> {
    const key = keyOf(query);
    const result = this.#results.get(key) ?? (await compute());
    this.#results.delete(key);
    this.#results.set(key, result);
    if (this.#results.size > MOST) this.#results.delete(this.#results.keys().next().value as string);
    return result;
  }
}

function keyOf({ model, dataset, image, levels, rounding, method }: BoundsQuery): string {
  return JSON.stringify([model.id, dataset, image, levels, rounding, method]);
}
