import type { NarrowingEffort } from './narrowUnits';

/** Products of a search before units are first bounded anew: of a quarter of a second. */
const FIRST_SEARCH = 2 ** 31;

/** The first time, and how many times as much each further time. */
const FIRST: NarrowingEffort = { splits: 8, products: 2 ** 34 };
const GROWTH = 4;

/**
 * When units of regions are bounded anew, and how thoroughly: once subproblems have taken as much as that has taken so far. Counted in
 * products, so that processes which decide a property together do the same.
 */
export class NarrowingPlan {
  #effort = FIRST;
  #due = FIRST_SEARCH;
  #narrowing = 0;

  /** How thoroughly they are bounded now; undefined where it is not time. */
  next(searched: number): NarrowingEffort | undefined {
    return searched < this.#due ? undefined : this.#effort;
  }

  /**
   * @param products that it took; none where there is nothing to be bounded
   * @param searched what subproblems have taken
   */
  done(products: number, searched: number): void {
    this.#effort = { splits: GROWTH * this.#effort.splits, products: GROWTH * this.#effort.products };
    this.#narrowing += products;
    this.#due = products > 0 ? searched + this.#narrowing : Number.POSITIVE_INFINITY;
  }
}
