import * as tf from '@tensorflow/tfjs-core';
import { intervalConv2d } from '../intervalConv2d';

/** No layer has so many outputs. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Half of a workgroup's side: with fewer positions, or channels, most of its threads would have nothing to do. */
const NARROWEST = 16;

/** Outputs of a layer from which blocks are taken; as long as nothing was measured, none are. */
let [fewest, narrowest] = [NEVER, NARROWEST];

/** Whether a layer with so many positions and channels of output is computed in blocks. */
export function takesBlocks(positions: number, channels: number): boolean {
  return positions >= narrowest && channels >= narrowest && positions * channels >= fewest;
}

/**
 * Has layers with so many outputs computed in blocks from now on, and with so many positions and channels at least.
 *
 * @returns so many outputs
 */
export function takeBlocksFrom(outputs: number, side = NARROWEST): number {
  [fewest, narrowest] = [outputs, side];
  return outputs;
}

/** Rows and columns of layers that are measured, each of 32 channels of inputs and of outputs, 3 × 3. */
const SIZES = [8, 24, 72] as const;
const CHANNELS = 32;
const SAME = { strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1], groups: 1 } as const;

/** Blocks have to win by more than two measurements of the same differ. */
const CLEARLY = 0.9;
const ROUNDS = 5;

/**
 * Measures on the device that runs from which size on blocks are quicker than threads that fetch for themselves, and keeps to
 * that.
 *
 * @param secondsOf how long a computation of so many outputs takes
 * @returns outputs; infinite where they never are
 */
export async function measureBlocks(
  secondsOf: (run: () => tf.Tensor, outputs: number) => Promise<number> = secondsByClock,
): Promise<number> {
  const filter = tf.ones<tf.Rank.R4>([3, 3, CHANNELS, CHANNELS]);
  let found = NEVER;
  try {
    for (const size of SIZES.toReversed()) {
      const box = tf.ones<tf.Rank.R4>([2, size, size, CHANNELS]);
      const run = () => intervalConv2d(box, { filter }, SAME, 'real');
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round++) {
        for (const [at, from] of [NEVER, 0].entries()) {
          takeBlocksFrom(from);
          const seconds = await secondsOf(run, size * size * CHANNELS);
          // The first one compiles.
          if (round > 0) times[at as 0 | 1].push(seconds);
        }
      }
      box.dispose();
      const [alone, blocks] = times.map((all) => Math.min(...all)) as [number, number];
      if (!(blocks < CLEARLY * alone)) break;
      found = size * size * CHANNELS;
    }
  } finally {
    filter.dispose();
    takeBlocksFrom(found);
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
