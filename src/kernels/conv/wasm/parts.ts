import { panelsOf } from './packedWeights';

/** How a layer's outputs are cut into parts; see boundPart in assembly/. */
export interface Parts {
  readonly tilesInPart: number;
  readonly panelsInPart: number;
  readonly count: number;
}

/** Positions that are computed together; TILE_POSITIONS of assembly/job.ts. */
export const TILE = 4;

/** What a part reads of centres and radii may take about so many bytes, to be read again from a near cache. */
const PART_BYTES = 2 ** 18;

/** So many parts at least, where there are as many tiles of outputs, for threads to share. */
const FEWEST_PARTS = 8;

/**
 * Cuts positions × outputs into parts.
 *
 * @param terms products summed for one output
 */
export function cutIntoParts(positions: number, outputs: number, terms: number): Parts {
  const tiles = Math.ceil(positions / TILE);
  const panels = panelsOf(outputs);
  const tilesInPart = Math.min(tiles, Math.max(1, Math.floor(PART_BYTES / (8 * TILE * terms))));
  const groups = Math.ceil(tiles / tilesInPart);
  const panelsInPart = Math.ceil(panels / Math.ceil(FEWEST_PARTS / groups));
  return { tilesInPart, panelsInPart, count: groups * Math.ceil(panels / panelsInPart) };
}
