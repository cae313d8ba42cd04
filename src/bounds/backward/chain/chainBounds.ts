import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../../catalog/roundings';
import { boundChain, hasChains } from '../../../kernels/chain/chain';
import type { ChainTile } from '../../../kernels/chain/types';
import { peek } from '../../../kernels/wasm/heap';
import type { Checkpoint } from '../../checkpoint';
import { rowCost } from '../../cost/passCost';
import type { BackwardContext } from '../context';
import { type ChainPlan, chainOf } from './chainOf';
import { chainSteps } from './chainSteps';

/** Rows of a tile. */
const TILE_ROWS = 8;

/** Products of about a hundredth of a second, after which a pass may be cancelled. */
const PRODUCTS_AT_ONCE = 2 ** 28;

/** Products that take as long as telling the program of a layer, which is told of all of them each time: measured. */
const PRODUCTS_OF_A_LINK = 2 ** 18;

/** The way that rows of a value can be passed back at one go; undefined where they cannot, or something is to be chosen on the way. */
export function chainFor({ ready, slopes, seeds, atInput }: BackwardContext, value: string): ChainPlan | undefined {
  return slopes || seeds || atInput || !hasChains() ? undefined : chainOf(ready, value);
}

/**
 * Lower bounds of rows of coefficients of a value, as `lowerBounds` gives them.
 *
 * @param start [batch·rows, ...shape of the value], the rows of a sample together
 */
export async function chainBounds(
  plan: ChainPlan,
  context: BackwardContext,
  value: string,
  start: tf.Tensor,
  checkpoint: Checkpoint,
): Promise<Float32Array> {
  const { multiplications } = rowCost(context.ready, value, new Map());
  const count = start.shape[0] as number;
  const perSample = count / context.batch;
  const [height, width] = plan.value;
  const piece = { top: 0, left: 0, height, width };
  const values = peek(start) as ArrayLike<number>;
  const size = start.size / count;
  const tiles: ChainTile[] = [];
  for (let sample = 0; sample < context.batch; sample++) {
    const rows = Array.from({ length: perSample }, (_, row) => sample * perSample + row);
    // Nothing is to be found out of the margin of a class over itself.
    addTiles(
      tiles,
      sample,
      piece,
      rows.filter((row) => !isZero(values, row * size, (row + 1) * size)),
    );
  }
  const found = await boundTiles(plan, context, multiplications, tiles, checkpoint, start);
  const bounds = new Float32Array(count);
  let at = 0;
  for (const { rows } of tiles) for (const row of rows) bounds[row] = found[at++] as number;
  return bounds;
}

function isZero(values: ArrayLike<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (values[at] !== 0) return false;
  return true;
}

/** Deals rows that start from the same piece out to tiles. */
export function addTiles(
  tiles: ChainTile[],
  sample: number,
  piece: Omit<ChainTile, 'sample' | 'rows'>,
  rows: readonly number[],
): void {
  for (let from = 0; from < rows.length; from += TILE_ROWS) {
    tiles.push({ sample, ...piece, rows: rows.slice(from, from + TILE_ROWS) });
  }
}

/**
 * Lower bounds of the rows of tiles, one after the other; −∞ where they are not finite.
 *
 * @param products that a row takes
 */
export async function boundTiles(
  plan: ChainPlan,
  context: BackwardContext,
  products: number,
  tiles: readonly ChainTile[],
  checkpoint: Checkpoint,
  start?: tf.Tensor,
): Promise<Float32Array> {
  const isOutward = ROUNDINGS[context.rounding].outward;
  const productsAtOnce = Math.max(PRODUCTS_AT_ONCE, PRODUCTS_OF_A_LINK * plan.links.length);
  const rows = tiles.reduce((sum, tile) => sum + tile.rows.length, 0);
  // Of tiles as full as they are on average: where rows are nine, every other one has a single row.
  const atOnce = Math.max(1, Math.floor((productsAtOnce * tiles.length) / (rows * products)));
  const found = new Float32Array(rows);
  let at = 0;
  for (let from = 0; from < tiles.length; from += atOnce) {
    const some = tiles.slice(from, from + atOnce);
    let bounds: Float32Array | undefined;
    // What a tidy scope gives out it looks through for tensors, number by number.
    tf.tidy(() => {
      bounds = boundChain({ steps: chainSteps(plan, context), tiles: some, start, isOutward, products });
    });
    for (const bound of bounds ?? []) found[at++] = Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY;
    await checkpoint();
  }
  return found;
}
