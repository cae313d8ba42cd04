import { rowsAtOnce } from '../bounds/attack/descend';
import type { Checkpoint } from '../bounds/checkpoint';
import { METHODS } from '../catalog/methods';
import { attackRows } from './attackRows';
import { certifyRows } from './certifyRows';
import { judgeImages, type TableImages } from './judgeImages';
import type { RadiusTable } from './table/radiusTable';
import type { TableRun } from './tableRun';

/** What a run reports while it goes on. */
export interface TableListener {
  /**
   * Called after every batch, when the run may be stored to be gone on with later.
   *
   * @param done number of images that are done, parts of images included
   */
  afterBatch(done: number): Promise<void>;
}

/**
 * Computes the rows of a table that are not finished, block by block: the images themselves, then counterexamples, then how
 * far each pair is proved. The run is changed in place and stays sound wherever it is left.
 *
 * @param checkpoint awaited within batches; rejects to cancel
 */
export async function computeTable(
  run: TableRun,
  images: TableImages,
  checkpoint: Checkpoint,
  { afterBatch }: TableListener,
): Promise<RadiusTable> {
  const rows = Array.from({ length: run.rows }, (_, row) => row).filter((row) => !run.isFinished(row));
  const finished = run.rows - rows.length;
  const most = rowsAtOnce(images.ready);
  const batch = Math.min(most, METHODS[run.about.method].imagesAtOnce);
  // Two batches go through all stages together, so that batches stay full and images are finished one after the other.
  const block = Math.min(most, 2 * batch);
  for (let first = 0; first < rows.length; first += block) {
    const some = rows.slice(first, first + block);
    await judgeImages(run, some, images, checkpoint);
    const report = () => afterBatch(finished + first + run.done(some));
    // Counterexamples first: what is falsified need not be proved, and large boxes take longest to bound.
    await attackRows(run, some, images, checkpoint, report);
    await certifyRows(run, some, images, batch, checkpoint, report);
  }
  return run.table();
}
