import { compare, type Decimal, minimum, nearestDecimal, signOf, toNumber } from './decimal';
import { differenceAt, type FloatNetwork } from './floatNetwork';
import { evaluateDifference } from './intervalBounds';
import type { Box, DecimalRange, SmallNetwork } from './smallNetwork';

/** An input and the exact value of Cat − Dog there. */
export interface Witness {
  readonly point: readonly [Decimal, Decimal];
  readonly value: Decimal;
}

/** What is known of "Cat − Dog is above 0 for every input of the box". */
export interface SmallAnswer {
  readonly verdict: 'verified' | 'falsified' | 'unknown';
  readonly lowest: Witness;
}

const GRID = 20;
const REFINEMENTS = 24;
const PLACES = 4;

/**
 * Verified where the proved lower bound is above 0; falsified where an exact evaluation is not; unknown otherwise.
 * `lowest` is the least value found: an upper bound of the true minimum, and the counterexample where there is one.
 */
export function answer(network: SmallNetwork, float: FloatNetwork, box: Box, difference: DecimalRange): SmallAnswer {
  const lowest = findLowest(network, float, box);
  if (signOf(difference.lower) > 0) return { verdict: 'verified', lowest };
  return { verdict: signOf(lowest.value) <= 0 ? 'falsified' : 'unknown', lowest };
}

/** Evaluates the corners and the best point of a search, exactly; corners win ties, as they are easier to read. */
function findLowest(network: SmallNetwork, float: FloatNetwork, box: Box): Witness {
  const [x, y] = box;
  const corners: readonly (readonly [Decimal, Decimal])[] = [
    [x.upper, y.lower],
    [x.lower, y.lower],
    [x.lower, y.upper],
    [x.upper, y.upper],
  ];
  const candidates = [...corners, search(float, box)];
  return candidates
    .map((point) => ({ point, value: evaluateDifference(network, point) }))
    .reduce((best, candidate) => (compare(candidate.value, best.value) < 0 ? candidate : best));
}

/** A grid over the box, then ever smaller steps from its best point; in floats, the result a decimal inside the box. */
function search(network: FloatNetwork, [x, y]: Box): readonly [Decimal, Decimal] {
  const [left, bottom] = [toNumber(x.lower), toNumber(y.lower)];
  const [width, height] = [toNumber(x.upper) - left, toNumber(y.upper) - bottom];
  const valueAt = (u: number, v: number) => differenceAt(network, left + u * width, bottom + v * height);
  let best = { u: 0, v: 0, value: valueAt(0, 0) };
  const consider = (u: number, v: number) => {
    if (u < 0 || v < 0 || u > 1 || v > 1) return;
    const value = valueAt(u, v);
    if (value < best.value) best = { u, v, value };
  };
  for (let row = 0; row <= GRID; row++) {
    for (let column = 0; column <= GRID; column++) consider(column / GRID, row / GRID);
  }
  for (let round = 1; round <= REFINEMENTS; round++) {
    const step = (1 / GRID) * 0.7 ** round;
    const { u, v } = best;
    for (const [du, dv] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
      [1, -1],
      [-1, 1],
    ] as const) {
      consider(u + du * step, v + dv * step);
    }
  }
  return [inside(left + best.u * width, x), inside(bottom + best.v * height, y)];
}

function inside(value: number, { lower, upper }: DecimalRange): Decimal {
  const rounded = nearestDecimal(value, PLACES);
  if (compare(rounded, lower) < 0) return lower;
  return minimum(rounded, upper);
}
