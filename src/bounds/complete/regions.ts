import type { Rounding } from '../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../network/upload';
import type { Checkpoint } from '../checkpoint';
import { crownValues } from '../methods/crown';
import { trustedNodes } from '../readNodes';
import { disposeBounds, type ValueBounds } from '../valueBounds';
import { type Alternative, type FloatProperty, isImpossible, marginOf, type Region } from './floatProperty';
import { boundRows } from './rowBounds';

/** A region that was bounded, with alternatives that are left. */
export interface BoundedRegion {
  readonly region: Region;
  /** Of every value, a batch of one. */
  readonly bounds: ValueBounds;
  /** Whether numbers stayed small enough for the bounds to be proved. */
  readonly isTrusted: boolean;
  /** The alternatives that are not impossible by CROWN, and the least of their margins. */
  readonly left: readonly number[];
  readonly worst: number;
}

/**
 * Bounds every region of a property once by CROWN, all rows that are asked about there together; those where an
 * alternative is left come back, their bounds being the caller's to dispose of.
 *
 * @param decidesOnly whether units that one bound decides may keep the other as it is (see InputTightener)
 */
export async function boundRegions(
  ready: ReadyNetwork,
  property: FloatProperty,
  rounding: Rounding,
  checkpoint: Checkpoint,
  decidesOnly = false,
): Promise<BoundedRegion[]> {
  const byRegion = new Map<Region, number[]>();
  for (const [at, { region }] of property.entries()) byRegion.set(region, [...(byRegion.get(region) ?? []), at]);
  const regions: BoundedRegion[] = [];
  try {
    for (const [region, alternatives] of byRegion) {
      const bounds = await crownValues(ready, region.outside, 1, 'backward', rounding, checkpoint, { decidesOnly });
      const isTrusted = (await trustedNodes(ready, bounds, region.outside, rounding)) === ready.nodes.length;
      // From here on it is disposed of with the others.
      const at = regions.push({ region, bounds, isTrusted, left: alternatives, worst: Number.NEGATIVE_INFINITY }) - 1;
      if (!isTrusted) continue;
      const rows = alternatives.flatMap((each) => (property[each] as Alternative).rows);
      const { lower } = await boundRows({ ready, bounds, batch: 1, rounding }, [rows], checkpoint);
      regions[at] = { ...(regions[at] as BoundedRegion), ...leftOf(property, alternatives, Float32Array.from(lower)) };
    }
  } catch (error) {
    for (const { bounds } of regions) disposeBounds(bounds);
    throw error;
  }
  for (const { bounds, left } of regions) if (left.length === 0) disposeBounds(bounds);
  return regions.filter(({ left }) => left.length > 0);
}

function leftOf(property: FloatProperty, alternatives: readonly number[], lower: Float32Array) {
  let row = 0;
  let worst = Number.POSITIVE_INFINITY;
  const left = alternatives.filter((at) => {
    const own = (property[at] as Alternative).rows;
    const margins = own.map((each) => marginOf(each, lower[row++] as number));
    if (own.some((each, index) => isImpossible(each, margins[index] as number))) return false;
    worst = Math.min(worst, Math.max(...margins));
    return true;
  });
  return { left, worst };
}
