import type { Checkpoint } from '../bounds/checkpoint';
import { type InputBox, inputBox } from '../bounds/inputBox';
import { lowerMargins } from './lowerMargins';
import type { TableImages } from './tableImages';
import { certify, isOpenAbove, type TableRun } from './tableRun';

/**
 * Finds how far every pair of some rows is proved. One call bounds all margins of a batch of images, each image at the
 * radius it needs next; only images with open pairs are carried on.
 *
 * IBP's bounds are monotone but for the last roundings, so bisection finds what is proved. CROWN's are not (slopes
 * flip): there every radius is tried from the smallest on, and a pair is given up at the first that is not proved. In
 * both cases the radius that is entered was proved itself, and a proof over a box holds for every smaller one.
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
    const x = images.read(tests.map(({ row }) => row));
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
  const { outputs, method } = run.about;
  const open = Array.from({ length: outputs }, (_, j) => row * outputs + j).filter((at) => isOpenAbove(run, at));
  if (open.length === 0) return 0;
  const proved = (at: number) => run.certified[at] as number;
  if (method !== 'ibp') return 1 + Math.min(...open.map(proved));
  const width = (at: number) => (run.refused[at] as number) - proved(at);
  const widest = open.reduce((best, at) => (width(at) > width(best) ? at : best));
  return proved(widest) + Math.floor(width(widest) / 2);
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
