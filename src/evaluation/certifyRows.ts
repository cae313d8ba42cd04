import type { Checkpoint } from '../bounds/checkpoint';
import { type InputBox, inputBox } from '../bounds/inputBox';
import { lowerMargins } from './lowerMargins';
import type { TableImages } from './tableImages';
import { certify, isOpenAbove, type TableRun } from './tableRun';

/**
 * Finds how far every pair of some rows is proved, by bisection on the grid. One call bounds all margins of a batch of
 * images, each image at the radius it needs next; only images with open pairs are carried on.
 *
 * Every radius entered was proved itself, and a proof over a box is one for every smaller box: with m̲_j(ε) the best
 * bound so gained, m̲_j is positive at every radius up to the one entered, whether or not the method's own bounds are
 * monotone (IBP's are but for the last roundings, CROWN's need not be, since slopes flip). Where they are not, bisection
 * may miss a larger radius that the method would prove as well.
 *
 * @param batch images bounded at once
 */
export async function certifyRows(
  run: TableRun,
  rows: readonly number[],
  images: TableImages,
  batch: number,
  checkpoint: Checkpoint,
  afterBatch: () => Promise<void>,
): Promise<void> {
  const { outputs, grid, method, rounding, clip } = run.about;
  for (;;) {
    const tests = rows
      .map((row) => ({ row, count: nextCount(run, row) }))
      .filter(({ count }) => count > 0)
      // Boxes of like size go together: how long one takes depends on its size, and a batch waits for its slowest.
      .sort((a, b) => a.count - b.count)
      .slice(0, batch);
    if (tests.length === 0) return;
    const x = await images.read(tests.map(({ row }) => row));
    const radii = tests.map(({ count }) => grid[count - 1] as number);
    const labels = tests.map(({ row }) => run.labels[row] as number);
    const margins = await lowerMargins(
      method,
      images.ready,
      boxes(x, radii, clip, rounding),
      labels,
      rounding,
      checkpoint,
    );
    for (const [at, { row, count }] of tests.entries()) {
      const lower = margins.subarray(at * outputs, (at + 1) * outputs);
      for (let j = 0; j < outputs; j++) enter(run, row * outputs + j, count, lower[j] as number);
    }
    await afterBatch();
  }
}

/** The number of radii of the grid that a row's next test may prove; 0 when nothing is open. */
function nextCount(run: TableRun, row: number): number {
  const { outputs } = run.about;
  let widest = 1;
  let next = 0;
  for (let at = row * outputs; at < (row + 1) * outputs; at++) {
    const [proved, refused] = [run.certified[at] as number, run.refused[at] as number];
    if (!(refused - proved > widest)) continue;
    widest = refused - proved;
    next = proved + Math.floor(widest / 2);
  }
  return next;
}

/** Enters what one test says of a pair, where the pair is still open around it. */
function enter(run: TableRun, at: number, count: number, lower: number): void {
  const [proved, refused] = [run.certified[at] as number, run.refused[at] as number];
  if (!isOpenAbove(run, at) || count <= proved || count >= refused) return;
  if (lower > 0) certify(run, at, count);
  else run.refused[at] = count;
}

/** Boxes of different radii as one batch. */
function boxes(
  x: Float64Array,
  radii: readonly number[],
  clip: readonly [number, number] | null,
  rounding: 'none' | 'real' | 'float32',
): InputBox {
  const size = x.length / radii.length;
  const batch = { lower: new Float32Array(x.length), upper: new Float32Array(x.length) };
  for (const [at, radius] of radii.entries()) {
    const box = inputBox(x.subarray(at * size, (at + 1) * size), radius, clip, rounding);
    batch.lower.set(box.lower, at * size);
    batch.upper.set(box.upper, at * size);
  }
  return batch;
}
