import type { Checkpoint } from '../bounds/checkpoint';
import { attackRows } from './attackRows';
import { certifyRows } from './certifyRows';
import { lookAtImages } from './lookAtImages';
import { rowsAtOnce } from './rowsAtOnce';
import type { RadiusTable } from './table/radiusTable';
import type { TableImages } from './tableImages';
import { imagesDone, isFinished, type TableRun, tableOf } from './tableRun';

/** What a run tells while it goes on. */
export interface TableListener {
  /**
   * Called after every batch, when the run may be stored to be gone on with later.
   *
   * @param done number of images that are done, parts of images included
   */
  afterBatch(done: number): Promise<void>;
}

/** Images whose CROWN bounds are found at once: more gain nothing, since each brings thousands of rows of its own. */
const CROWN_BATCH = 8;

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
  const rows = Array.from(run.labels.keys()).filter((row) => !isFinished(run, row));
  const finished = run.labels.length - rows.length;
  const most = rowsAtOnce(images.ready);
  const batch = run.about.method === 'ibp' ? most : Math.min(most, CROWN_BATCH);
  // Two batches go through all stages together, so that batches stay full and images are finished one after the other.
  const block = Math.min(most, 2 * batch);
  for (let first = 0; first < rows.length; first += block) {
    const some = rows.slice(first, first + block);
    await lookAtImages(run, some, images, checkpoint);
    const report = () => afterBatch(finished + first + imagesDone(run, some));
    // Counterexamples first: what is broken need not be proved, and large boxes take longest to bound.
    await attackRows(run, some, images, checkpoint, report);
    await certifyRows(run, some, images, batch, checkpoint, report);
  }
  return tableOf(run);
}
