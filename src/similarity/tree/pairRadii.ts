import type { Grouping } from './grouping';
import type { PairMerges } from './pairMerges';

/**
 * The radius asked for between two classes, ε(y, j): `classes × classes` numbers, row by row, 0 on the diagonal.
 * Symmetric: how similar two classes are does not depend on which of them is the true one.
 */
export interface PairRadii {
  readonly classes: number;
  readonly values: Float64Array;
}

/** Two levels: `epsilonIn` between classes of one group, `epsilonOut` between classes of different groups. */
export function radiiOfGroups({ of }: Pick<Grouping, 'of'>, epsilonIn: number, epsilonOut: number): PairRadii {
  return fill(of.length, (a, b) => (of[a] === of[b] ? epsilonIn : epsilonOut));
}

/** A radius for each merge of the tree, in the order of `tree.merges`: a pair takes that of the merge that joins it. */
export function radiiOfMerges({ classes, merges }: PairMerges, radii: readonly number[]): PairRadii {
  return fill(classes, (a, b) => radii[merges[a * classes + b] ?? -1] ?? 0);
}

function fill(classes: number, radius: (a: number, b: number) => number): PairRadii {
  const values = new Float64Array(classes * classes);
  for (let a = 0; a < classes; a++) {
    for (let b = 0; b < classes; b++) if (a !== b) values[a * classes + b] = radius(a, b);
  }
  return { classes, values };
}
