import type { ReadBounds } from '../readBounds';
import type { Cut, Root, Split } from './splitValues';

/** Units tried as the next to split, by each way to order them: bounding more costs more than a better choice gains. */
const CANDIDATES = 1;

/** A unit that may be split. */
interface UndecidedUnit {
  readonly cut: Cut;
  readonly costs: readonly [number, number];
  readonly width: number;
}

/** The units whose relaxations cost most in either way; where none costs anything, the widest that can be split. */
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
  const costly = ([0, 1] as const).flatMap((kind) => {
    return largest(found, CANDIDATES, ({ costs }) => costs[kind]).filter(({ costs }) => costs[kind] > 0);
  });
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
