import { SplitBounder } from '../../../kernels/splits/boundSplits';
import type { SplitRegion } from '../../../kernels/splits/reducedLayers';
import type { SplitLayer } from '../../../kernels/splits/splitLayers';
import type { Checkpoint } from '../../checkpoint';
import { roundDown } from '../../inputBox';
import type { ReadBounds } from '../../readBounds';
import type { DenseRegion } from './denseRegion';
import { type Side, UnitTrees } from './unitTrees';

/** What was found of a region, and what it took. */
export interface Narrowed {
  readonly region: DenseRegion;
  /** Products of all rows that were bounded. */
  readonly products: number;
}

/** How thoroughly units are bounded. */
export interface NarrowingEffort {
  /** In which each side of a unit is split at most. */
  readonly splits: number;
  /** Products that all may take, about. */
  readonly products: number;
}

/**
 * Bounds units of a region anew by a small branch and bound for each side of each unit whose sign is open, layer by layer,
 * over what was found of those before. No bound gets worse.
 *
 * @param costOf what a unit has cost subproblems so far: those that cost most come first where not all are affordable
 */
export async function narrowUnits(
  region: DenseRegion,
  effort: NarrowingEffort,
  costOf: (layer: number, unit: number) => number,
  checkpoint: Checkpoint,
): Promise<Narrowed> {
  const units = [...region.units];
  let products = 0;
  // Nothing is relaxed before the first ReLUs.
  const [, ...later] = [...units.keys()].filter((layer) => !region.layers[layer]?.isLinear);
  for (const [at, layer] of later.entries()) {
    const known = units[layer] as ReadBounds;
    const costs = Float64Array.from(known.lower, (_, unit) => costOf(layer, unit));
    const open = [...known.lower.keys()].filter((unit) => isOpen(known, unit));
    if (open.length === 0) continue;
    open.sort((one, other) => (costs[other] as number) - (costs[one] as number) || one - other);
    const before: SplitRegion = { lower: region.lower, upper: region.upper, units: units.slice(0, layer) };
    const layers = [...region.layers.slice(0, layer), outputsOf(region.layers[layer] as SplitLayer, open)];
    const trees = new UnitTrees(new SplitBounder(layers, before), open.length);
    try {
      const share = (effort.products - products) / (later.length - at);
      products += await trees.grow(effort.splits, share, checkpoint);
      units[layer] = narrowed(known, open, trees.sides);
    } finally {
      trees.dispose();
    }
  }
  return { region: { ...region, units }, products };
}

function isOpen({ lower, upper }: ReadBounds, unit: number): boolean {
  return (lower[unit] as number) < 0 && (upper[unit] as number) > 0;
}

/** A layer with these of its outputs alone, as they are before ReLUs. */
function outputsOf({ edges, bias, lost }: SplitLayer, units: readonly number[]): SplitLayer {
  const of = (numbers: Float64Array) => Float64Array.from(units, (unit) => numbers[unit] as number);
  return {
    outputs: units.length,
    edges: edges.map(({ terms, ...edge }) => {
      return { ...edge, terms: (output, visit) => terms(units[output] as number, visit) };
    }),
    bias: of(bias),
    lost: of(lost),
    isLinear: true,
  };
}

/** What two bounds of units have in common. */
function narrowed(known: ReadBounds, open: readonly number[], sides: readonly Side[]): ReadBounds {
  const [lower, upper] = [known.lower.slice(), known.upper.slice()];
  for (const { output, sign, least } of sides) {
    const unit = open[output] as number;
    if (sign > 0) lower[unit] = Math.max(lower[unit] as number, roundDown(least));
    else upper[unit] = Math.min(upper[unit] as number, -roundDown(least));
  }
  return { lower, upper };
}
