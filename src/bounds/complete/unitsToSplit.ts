import type { ReadBounds } from '../readBounds';
import type { Cut, Root, Split } from './splitValues';

/** What a unit's costs count together: the loss at the input by its fourth root beside that of intercepts. */
export function jointCost(loss: number, intercept: number): number {
  return Math.max(intercept, 0) * Math.sqrt(Math.sqrt(Math.max(loss, 0)));
}

/** A unit that may be split. */
interface UndecidedUnit {
  readonly cut: Cut;
  readonly costs: readonly [number, number];
  readonly width: number;
}

/**
 * The unit to split next: its relaxation costs most by its intercept, over the whole box (BaBSR, Bunel et al. 2020), and costs
 * something at the input where the bound is attained, too: else its split gains nothing. Where none does both, the one that costs most
 * in either way; where none costs anything, the widest that can be split. Several where two ways differ.
 */
export function unitsToSplit(
  losses: ReadonlyMap<string, Float32Array>,
  root: Root,
  splits: readonly Split[],
  sample: number,
): Cut[] {
  const found: UndecidedUnit[] = [];
  for (const [value, bounds] of root.readBounds) {
    const size = bounds.lower.length;
    const [first, second] = [0, 1].map((kind) => losses.get(`${kind} ${value}`)?.subarray(sample * size));
    const own = splits.filter((split) => split.value === value);
    const isSmooth = root.smooth.has(value);
    for (const { cut, width } of isSmooth ? smoothCuts(value, bounds, own) : zeroCuts(value, bounds, own)) {
      // The second cost is that of an intercept above zero, which says nothing of smooth functions.
      const costs = [first?.[cut.unit] ?? 0, isSmooth ? 0 : (second?.[cut.unit] ?? 0)] as const;
      found.push({ cut, costs, width });
    }
  }
  const joint = ({ costs }: UndecidedUnit) => jointCost(...costs);
  const costliest = (cost: (unit: UndecidedUnit) => number) => largest(found, 1, cost).filter((unit) => cost(unit) > 0);
  const both = costliest(joint);
  const costly = both.length > 0 ? both : ([0, 1] as const).flatMap((kind) => costliest(({ costs }) => costs[kind]));
  const chosen = costly.length > 0 ? costly : largest(found, 1, ({ width }) => width);
  return [...new Set(chosen.map(({ cut }) => cut))];
}

/** Units whose sign is not decided. */
function* zeroCuts(value: string, { lower, upper }: ReadBounds, splits: readonly Split[]) {
  const split = new Set(splits.map(({ unit }) => unit));
  for (let unit = 0; unit < lower.length; unit++) {
    const width = Math.min(-(lower[unit] as number), upper[unit] as number);
    if (width > 0 && !split.has(unit)) yield { cut: { value, unit, at: 0 }, width };
  }
}

/** The middles of what splits have left of units. */
function* smoothCuts(value: string, bounds: ReadBounds, splits: readonly Split[]) {
  for (let unit = 0; unit < bounds.lower.length; unit++) {
    let [low, high] = [bounds.lower[unit] as number, bounds.upper[unit] as number];
    for (const split of splits) {
      if (split.unit !== unit) continue;
      if (split.sign > 0) low = Math.max(low, split.at);
      else high = Math.min(high, split.at);
    }
    const at = Math.fround(low + (high - low) / 2);
    if (low < at && at < high) yield { cut: { value, unit, at }, width: high - low };
  }
}

/** So many of the largest. */
function largest<T>(items: readonly T[], count: number, size: (item: T) => number): T[] {
  const best: T[] = [];
  for (const item of items) {
    if (best.length === count && size(best[count - 1] as T) >= size(item)) continue;
    const at = best.findIndex((other) => size(other) < size(item));
    best.splice(at < 0 ? best.length : at, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}
