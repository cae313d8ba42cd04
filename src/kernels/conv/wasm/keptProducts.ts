import type { SomeIntervals } from '../../rounding/someIntervals';
import type { LayerPlan } from '../layerPlan';
import { panelsOf } from './packedWeights';

/** Bytes of a product that is kept, and before the tiles; the same in wasm/assembly/keptProducts.ts. */
const KEPT_BYTES = 36;
const COUNTS_BYTES = 32;

/** Tiles whose products are collected together: TILES_IN_TURN of wasm/assembly/layerPart.ts. */
const TILES_IN_TURN = 8;

/** Bytes that collecting the products of a layer's tiles takes. */
export function keptBytes({ terms }: LayerPlan): number {
  return COUNTS_BYTES + TILES_IN_TURN * 16 * Math.ceil((terms * KEPT_BYTES) / 16);
}

/** Panels of outputs that what is collected must serve to be worth it. */
const FEWEST_PANELS = 3;

/** Of more products than this, what is collected would lie far away, and take megabytes. */
const MOST_TERMS = 2 ** 14;

/** Share of numbers that must be 0 exactly: a product is left out where they are in all windows of a tile. */
const MANY_ZEROS = 0.5;

/**
 * Whether products with 0 are to be left out: behind ReLUs of networks that were trained to be verified most are. Either answer gives sound bounds.
 *
 * @param some of the intervals that the layer reads
 */
export function keepsFew(some: SomeIntervals, plan: LayerPlan): boolean {
  if (panelsOf(plan.outputs) < FEWEST_PANELS || plan.terms > MOST_TERMS) return false;
  return some.zeros >= MANY_ZEROS;
}
