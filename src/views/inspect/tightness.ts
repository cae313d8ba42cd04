import type { GrowthColumn } from '../../charts/growthColumns';

/** How the bounds of one layer compare with others of the same layer. */
export interface Tightness {
  readonly title: string;
  /** Mean widths of the two. */
  readonly own: number;
  readonly other: number;
  /** Own width as a share of the other; null where the other has none. */
  readonly ratio: number | null;
  /** Units whose sign is open, of so many; only where a switch follows. */
  readonly unstable?: { readonly own: number; readonly other: number; readonly units: number };
}

/** Layer by layer, how tight the bounds are beside the others; empty where there are none. */
export function tightnessOf(columns: readonly GrowthColumn[]): Tightness[] {
  return columns.flatMap(({ title, statistics, reference, shares, referenceShares }) => {
    if (!reference) return [];
    const [own, other] = [statistics.mean, reference.mean];
    const ratio = other > 0 ? own / other : null;
    const unstable = shares &&
      referenceShares && { own: shares.unstable, other: referenceShares.unstable, units: shares.units };
    return [{ title, own, other, ratio, ...(unstable && { unstable }) }];
  });
}
