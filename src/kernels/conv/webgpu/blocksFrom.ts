import * as tf from '@tensorflow/tfjs-core';
import { releaseConstants } from '../../keptConstants';
import { conv2dInBlocks } from '../conv2dInBlocks';
import { intervalConv2d } from '../intervalConv2d';

/** What is computed in blocks or otherwise: layers over boxes, and plain sums, which take rows of coefficients back. */
export const BLOCK_PRODUCTS = ['boxes', 'sums'] as const;
export type BlockProduct = (typeof BLOCK_PRODUCTS)[number];

/** Outputs from which on each is computed in blocks; infinite where it never is. */
export type BlocksFrom = Readonly<Record<BlockProduct, number>>;

/** No layer has so many outputs. */
const NO_LAYER = Number.POSITIVE_INFINITY;
export const NEVER: BlocksFrom = { boxes: NO_LAYER, sums: NO_LAYER };

/** Half of a workgroup's side: with fewer positions, or channels, most of its threads would have nothing to do. */
const NARROWEST = 16;

/** As long as nothing was measured, no blocks are taken. */
let [fewest, narrowest] = [NEVER, NARROWEST];

/** Whether a layer with so many positions and channels of output is computed in blocks. */
export function takesBlocks(product: BlockProduct, positions: number, channels: number): boolean {
  return positions >= narrowest && channels >= narrowest && positions * channels >= fewest[product];
}

/**
 * Has layers with so many outputs computed in blocks from now on, and with so many positions and channels at least.
 *
 * @returns so many outputs
 */
export function takeBlocksFrom(outputs: BlocksFrom, side = NARROWEST): BlocksFrom {
  [fewest, narrowest] = [outputs, side];
  return outputs;
}

/** Rows and columns of layers that are measured, each of 32 channels of inputs and of outputs, 3 × 3. */
const SIZES = [8, 24, 72] as const;
const CHANNELS = 32;
const SAME = { strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 } as const;
/** As sums are cut where blocks are not taken: eight parts, each of the products with four channels. */
const SLICES = { size: 36, count: 8 };

type Filter = tf.Tensor4D;

/** What is measured of each product, over images of a batch of two. */
const RUNS: Readonly<Record<BlockProduct, (images: tf.Tensor4D, filter: Filter) => tf.Tensor>> = {
  boxes: (images, filter) => intervalConv2d(images, { filter }, SAME, 'real'),
  sums: (images, filter) => conv2dInBlocks(images, filter, SAME, SLICES),
};

/** Blocks have to win by more than two measurements of the same differ. */
const CLEARLY = 0.9;
const ROUNDS = 5;

/** How long a computation takes, in seconds. */
type SecondsOf = (run: () => tf.Tensor, outputs: number, product: BlockProduct) => Promise<number>;

/**
 * Measures on the device that runs from which size on blocks are quicker than what else there is, threads that fetch for
 * themselves over boxes, and TensorFlow.js's own products of slices for sums; and keeps to that.
 *
 * @returns outputs
 */
export async function measureBlocks(secondsOf: SecondsOf = secondsByClock): Promise<BlocksFrom> {
  const filter = tf.ones<tf.Rank.R4>([3, 3, CHANNELS, CHANNELS]);
  let found = NEVER;
  try {
    for (const product of BLOCK_PRODUCTS) {
      const from = await measureProduct(product, filter, secondsOf);
      found = { ...found, [product]: from };
    }
  } finally {
    releaseConstants(filter);
    filter.dispose();
    takeBlocksFrom(found);
  }
  return found;
}

async function measureProduct(product: BlockProduct, filter: Filter, secondsOf: SecondsOf): Promise<number> {
  let found = NO_LAYER;
  for (const size of SIZES.toReversed()) {
    const images = tf.ones<tf.Rank.R4>([2, size, size, CHANNELS]);
    const outputs = size * size * CHANNELS;
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [at, from] of [NO_LAYER, 0].entries()) {
        takeBlocksFrom({ ...NEVER, [product]: from });
        const seconds = await secondsOf(() => tf.tidy(() => RUNS[product](images, filter)), outputs, product);
        // The first one compiles.
        if (round > 0) times[at as 0 | 1].push(seconds);
      }
    }
    images.dispose();
    const [otherwise, blocks] = times.map((all) => Math.min(...all)) as [number, number];
    if (!(blocks < CLEARLY * otherwise)) break;
    found = outputs;
  }
  return found;
}

async function secondsByClock(run: () => tf.Tensor): Promise<number> {
  const start = performance.now();
  const made = run();
  await made.data();
  made.dispose();
  return (performance.now() - start) / 1000;
}
