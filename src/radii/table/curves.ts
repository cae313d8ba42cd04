import type { GroupOf } from './criteria';
import { NEVER, type RadiusTable } from './radiusTable';
import { type WeakestByGroup, weakestByGroup } from './weakestPairs';

/** Which classes count against an image: all others, those of other groups, or those of its own group. */
export type PairScope = 'all' | 'inter-group' | 'inner-group';

/** Numbers of images at every radius of the grid. */
export interface Curve {
  readonly images: number;
  /** Proved at grid[k]. */
  readonly verified: Uint32Array;
  /** Without a known counterexample within grid[k]. */
  readonly attacked: Uint32Array;
}

/** One curve for all images, and one for the images of each group. */
export interface Curves {
  readonly overall: Curve;
  readonly perGroup: readonly Curve[];
}

/**
 * Verified and attacked accuracy over the radius, one radius for all pairs of the scope.
 *
 * @param weakest of that table and grouping
 */
export function curves(
  table: RadiusTable,
  groupOf: GroupOf,
  scope: PairScope = 'all',
  weakest: WeakestByGroup = weakestByGroup(table, groupOf),
): Curves {
  const { labels, about } = table;
  const groups = Math.max(0, ...groupOf.map((group) => group + 1));
  const perGroup = Array.from({ length: groups }, () => new Histogram(about.grid.length));
  const overall = new Histogram(about.grid.length);
  const scopes = {
    all: [weakest.inner, weakest.outer],
    'inter-group': [weakest.outer],
    'inner-group': [weakest.inner],
  }[scope];
  for (let row = 0; row < labels.length; row++) {
    const proved = scopes.reduce((least, side) => Math.min(least, side.proved[row] as number), NEVER);
    const falsified = scopes.reduce((least, side) => Math.min(least, side.falsified[row] as number), NEVER);
    overall.add(proved, falsified);
    perGroup[groupOf[labels[row] as number] as number]?.add(proved, falsified);
  }
  return { overall: overall.curve(), perGroup: perGroup.map((histogram) => histogram.curve()) };
}

/** Counts images by the first radius at which they are no longer proved, and by the first at which they are falsified. */
class Histogram {
  #images = 0;
  readonly #notProvedFrom: Uint32Array;
  readonly #falsifiedFrom: Uint32Array;

  constructor(readonly steps: number) {
    this.#notProvedFrom = new Uint32Array(steps);
    this.#falsifiedFrom = new Uint32Array(steps);
  }

  add(proved: number, falsified: number): void {
    this.#images++;
    // Beyond the grid nothing is counted: typed arrays drop what is written past their end.
    this.#notProvedFrom[proved] = (this.#notProvedFrom[proved] ?? 0) + 1;
    this.#falsifiedFrom[falsified] = (this.#falsifiedFrom[falsified] ?? 0) + 1;
  }

  curve(): Curve {
    const remaining = (leaving: Uint32Array) => {
      let rest = this.#images;
      return leaving.map((count) => {
        rest -= count;
        return rest;
      });
    };
    return { images: this.#images, verified: remaining(this.#notProvedFrom), attacked: remaining(this.#falsifiedFrom) };
  }
}
