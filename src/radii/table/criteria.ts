import { type PairRadii, radiiOfGroups } from '../../similarity/tree/pairRadii';

/** The group of each class. */
export type GroupOf = readonly number[];

/** Asked of a pair that does not count: met by every image, falsified by none. */
export const NOT_ASKED = Number.NEGATIVE_INFINITY;

/** One radius for all pairs. */
export function uniformRadii(classes: number, epsilon: number): PairRadii {
  return { classes, values: new Float64Array(classes * classes).fill(epsilon) };
}

/** The adaptive criterion with two radii: ε_in within a group, ε_out between groups. */
export function adaptiveRadii(groupOf: GroupOf, inner: number, outer: number): PairRadii {
  return radiiOfGroups({ of: groupOf }, inner, outer);
}

/** Only classes outside the label's group count, at ε_out. */
export function interGroupRadii(groupOf: GroupOf, outer: number): PairRadii {
  return adaptiveRadii(groupOf, NOT_ASKED, outer);
}

/** Only classes inside the label's group count, at ε_in; where there are none every image meets the criterion. */
export function innerGroupRadii(groupOf: GroupOf, inner: number): PairRadii {
  return adaptiveRadii(groupOf, inner, NOT_ASKED);
}
