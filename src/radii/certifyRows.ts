import type { Checkpoint } from '../bounds/checkpoint';
import { inputBoxes } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import { cheapestFirst } from '../bounds/methods/cheapestFirst';
import { withinOf } from '../bounds/within';
import type { Method } from '../catalog/methods';
import type { TableImages } from './judgeImages';
import { type RowTest, SignsOfRows } from './signsOfRows';
import type { TableRun } from './tableRun';

/**
 * Finds how far every pair of some rows is proved, by bisection on the grid. One call bounds all margins of a batch of
 * images, each image at the radius it needs next; only images with undecided pairs are carried on.
 *
 * Every radius entered was proved itself, and a proof over a box is one for every smaller box: with m̲_j(ε) the best
 * bound so gained, m̲_j is positive at every radius up to the one entered, whether or not the method's own bounds are
 * monotone (IBP's are but for the last roundings, CROWN's need not be, since slopes flip). Where they are not, bisection
 * may miss a larger radius that the method would prove as well. What a cheaper method proves is proved, too; where it
 * settles all that is asked of an image, the method itself is not needed. Margins that are settled are not bounded again,
 * nor are units that kept their sign over a larger box: these keep it over each smaller one.
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
  const { method } = run.about;
  const signs = new SignsOfRows(images.ready, rows.length);
  for (;;) {
    const tests = rows
      .map((row) => ({ row, count: run.nextTest(row) }))
      .filter(({ count }) => count > 0)
      // Boxes of like size go together: how long one takes depends on its size, and a batch waits for its slowest.
      .sort((a, b) => a.count - b.count)
      .slice(0, batch);
    if (tests.length === 0) return;
    let left = tests;
    for (const by of cheapestFirst(method)) {
      if (left.length > 0) await enterMargins(run, left, images, by, signs, checkpoint);
      left = left.filter(({ row, count }) => run.isUndecidedAt(row, count));
    }
    signs.forget(tests, run);
    await afterBatch();
  }
}

/** Bounds the margins of rows, each over its own box, and enters what they say. */
async function enterMargins(
  run: TableRun,
  tests: readonly RowTest[],
  images: TableImages,
  method: Method,
  signs: SignsOfRows,
  checkpoint: Checkpoint,
): Promise<void> {
  const { outputs, grid, rounding, clip } = run.about;
  const x = await images.read(tests.map(({ row }) => row));
  const radii = tests.map(({ count }) => grid[count - 1] as number);
  const labels = tests.map(({ row }) => run.labelOf(row));
  const box = inputBoxes(x, radii, withinOf(clip, images.ready.network.input.shape), rounding);
  const only = tests.map(({ row, count }) => run.targetsUndecidedAt(row, count));
  const margins = await BOUNDS_BY[method].lowerMargins(images.ready, box, labels, rounding, checkpoint, {
    only,
    signs: signs.over(tests),
  });
  const isLast = method === run.about.method;
  for (const [at, { row, count }] of tests.entries()) {
    const lower = margins.subarray(at * outputs, (at + 1) * outputs);
    for (const j of only[at] as readonly number[]) run.enterTest(row, j, count, lower[j] as number, isLast);
  }
}
