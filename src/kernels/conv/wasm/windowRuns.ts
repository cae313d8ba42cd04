import { BLOCK } from '../../rounding/intervalSums';
import type { ConvGeometry } from '../conv2d';

/**
 * The runs of numbers that a window consists of, three numbers each as Run in assembly/job.ts has them: in one piece
 * where the taps of a row lie side by side, and cut where a block of products is full.
 *
 * @param filter [rows, columns, channels / groups]
 */
export function windowRuns(
  [rows, columns, channels]: readonly [number, number, number],
  padded: readonly [number, number, number],
  { dilations, groups }: ConvGeometry,
): Int32Array {
  const inOnePiece = groups === 1 && dilations[1] === 1;
  const pieces = inOnePiece ? 1 : columns;
  const length = (columns / pieces) * channels;
  const runs: number[] = [];
  let inBlock = 0;
  for (let row = 0; row < rows; row++) {
    for (let piece = 0; piece < pieces; piece++) {
      const begin = (row * dilations[0] * padded[1] + piece * dilations[1]) * padded[2];
      for (let done = 0; done < length; ) {
        const count = Math.min(length - done, BLOCK - inBlock);
        inBlock = (inBlock + count) % BLOCK;
        runs.push(4 * (begin + done), count, inBlock === 0 ? 1 : 0);
        done += count;
      }
    }
  }
  return Int32Array.from(runs);
}
