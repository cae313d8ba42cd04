import type { Root, Split, Unit } from './splitValues';

/** Units tried as the next to split, by each way to order them. */
const CANDIDATES = 3;

/** The units whose lines cost most in either way; where none costs anything, the widest that is not split. */
export function unitsToSplit(
  losses: ReadonlyMap<string, Float32Array>,
  root: Root,
  splits: readonly Split[],
  sample: number,
): Unit[] {
  const split = new Set(splits.map(({ value, unit }) => `${value} ${unit}`));
  const open: { readonly unit: Unit; readonly costs: readonly [number, number]; readonly width: number }[] = [];
  for (const [value, { lower, upper }] of root.ends) {
    const own = [0, 1].map((kind) => losses.get(`${kind} ${value}`)?.subarray(sample * lower.length));
    for (let unit = 0; unit < lower.length; unit++) {
      const width = Math.min(-(lower[unit] as number), upper[unit] as number);
      if (!(width > 0) || split.has(`${value} ${unit}`)) continue;
      open.push({ unit: { value, unit }, costs: [own[0]?.[unit] ?? 0, own[1]?.[unit] ?? 0], width });
    }
  }
  const costly = ([0, 1] as const).flatMap((kind) => {
    return largest(open, CANDIDATES, ({ costs }) => costs[kind]).filter(({ costs }) => costs[kind] > 0);
  });
  const chosen = costly.length > 0 ? costly : largest(open, 1, ({ width }) => width);
  return [...new Set(chosen.map(({ unit }) => unit))];
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
