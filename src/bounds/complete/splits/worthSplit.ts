import type { SplitBounder } from '../../../kernels/splits/boundSplits';
import type { SplitSteps } from '../../../kernels/splits/foundSplits';
import { jointCost } from '../unitsToSplit';
import type { FoundRow } from './foundRows';

/** Products of some hundredths of a second, after which a search may be cancelled. */
const PRODUCTS_AT_ONCE = 2 ** 29;

/** Rows that are bounded at one go, in whole groups. */
export function rowsAtOnce(bounder: SplitBounder, steps: SplitSteps): number {
  return 8 * Math.max(1, Math.floor(PRODUCTS_AT_ONCE / bounder.productsOf(steps)) >> 3);
}

/**
 * Which of a program's open units one subproblem is split at next, as of unitsToSplit: one, none, or two of which the better is to be found.
 *
 * @param rows of the subproblem
 * @param signed those whose sign is known
 * @param costs what intercepts cost is added to it
 */
export function unitsWorthSplit(
  rows: readonly FoundRow[],
  { open }: SplitBounder,
  signed: ReadonlySet<number>,
  costs?: Float64Array,
): readonly number[] {
  const [losses, intercepts] = [new Float64Array(open.length), new Float64Array(open.length)];
  for (const [results, place] of rows) results.addCosts(place, losses, intercepts);
  if (costs)
    for (let unit = 0; unit < costs.length; unit++)
      costs[unit] = (costs[unit] as number) + (intercepts[unit] as number);
  for (const unit of signed) losses[unit] = intercepts[unit] = Number.NEGATIVE_INFINITY;
  let [both, most] = [-1, 0];
  for (let unit = 0; unit < losses.length; unit++) {
    const own = jointCost(losses[unit] as number, intercepts[unit] as number);
    if (own > most) [both, most] = [unit, own];
  }
  if (both >= 0) return [both];
  const costly = [losses, intercepts].map(largestIn).filter((unit) => unit >= 0);
  if (costly.length > 0) return [...new Set(costly)];
  const widths = Float64Array.from(open, ({ width }, unit) => (signed.has(unit) ? 0 : width));
  return [largestIn(widths)].filter((unit) => unit >= 0);
}

/** Where the largest number above zero stands; −1 where there is none. */
function largestIn(numbers: Float64Array): number {
  let [best, most] = [-1, 0];
  for (let at = 0; at < numbers.length; at++) {
    if ((numbers[at] as number) > most) [best, most] = [at, numbers[at] as number];
  }
  return best;
}
