import { ROUNDINGS } from '../../catalog/roundings';
import type { Interval } from '../../kernels/rounding/interval';
import { maximaAsUnits, valuesOfMaxima } from '../../network/ops/pool/maximaAsUnits';
import { type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { crownValues } from '../methods/crown';
import { type ReadBounds, splitInterval } from '../readBounds';
import { trustedNodes } from '../readNodes';
import { disposeBounds } from '../valueBounds';
import type { BoundedRegion } from './regions';
import type { Unit } from './splitValues';
import type { Branching } from './tree';

/** ReLUs that maxima are written as: each may want a pass of its own. */
const MOST_UNITS = 2 ** 11;

/** The same property about a network without maxima. */
export interface Rewritten {
  readonly ready: ReadyNetwork;
  readonly regions: readonly BoundedRegion[];
  /** The unit of the network itself that one belongs to. */
  ownerOf(unit: Unit): Unit;
  /** Frees the network and the bounds of the regions. */
  dispose(): void;
}

/**
 * Writes maxima as ReLUs, which can be split: which of two is the larger. Bounds of values that both networks have serve for
 * both.
 *
 * @returns undefined where no maximum is open, or so many are that their ReLUs cost more than their splits gain
 */
export async function rewriteMaxima(
  { ready, rounding, checkpoint }: Branching,
  regions: readonly BoundedRegion[],
): Promise<Rewritten | undefined> {
  // What an execution makes of a value may be larger than its bounds over the real numbers, and then be the largest.
  const known = ROUNDINGS[rounding].coversRuns ? new Map<string, ReadBounds[]>() : await boundsOfPooled(ready, regions);
  const written = maximaAsUnits(ready, (value) => known.get(value) ?? []);
  if (!written) return undefined;
  const units = [...written.owners.values()].reduce((sum, owned) => sum + owned.units.length, 0);
  if (units > MOST_UNITS) return undefined;
  const rewritten = { ...uploadNetwork(written.network), memory: ready.memory };
  const own: BoundedRegion[] = [];
  const dispose = () => {
    for (const { bounds } of own) disposeBounds(bounds);
    rewritten.dispose();
  };
  try {
    for (const region of regions) {
      const box = region.region.outside;
      const bounds = await crownValues(rewritten, box, 1, 'backward', rounding, checkpoint, { known: region.bounds });
      own.push({ ...region, bounds });
      const trusted = await trustedNodes(rewritten, bounds, box, rounding);
      own[own.length - 1] = { ...region, bounds, isTrusted: trusted === rewritten.nodes.length };
    }
  } catch (error) {
    dispose();
    throw error;
  }
  const ownerOf = (unit: Unit): Unit => {
    const owner = written.owners.get(unit.value);
    return owner ? { value: owner.value, unit: owner.units[unit.unit] as number } : unit;
  };
  return { ready: rewritten, regions: own, ownerOf, dispose };
}

/** Bounds of what maxima read, in each region. */
async function boundsOfPooled(
  ready: ReadyNetwork,
  regions: readonly BoundedRegion[],
): Promise<Map<string, ReadBounds[]>> {
  const read = new Map<string, ReadBounds[]>();
  for (const value of valuesOfMaxima(ready)) {
    const intervals = regions.map(({ bounds }) => (bounds.get(value) as Interval).data<'float32'>());
    read.set(
      value,
      (await Promise.all(intervals)).map((values) => splitInterval(Float32Array.from(values))),
    );
  }
  return read;
}
