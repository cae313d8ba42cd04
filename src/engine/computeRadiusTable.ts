import type { Checkpoint } from '../bounds/checkpoint';
import { computeTable } from '../evaluation/computeTable';
import { type RadiusTable, TABLE_VERSION } from '../evaluation/table/radiusTable';
import { newRun } from '../evaluation/tableRun';
import { classesOf } from '../network/classes';
import type { InputReader } from './inputs';
import type { StoredModel } from './modelStore';
import { prepareGradients } from './prepareGradients';
import { progressAt } from './progress';
import type { TableKeeper } from './tableKeeper';
import { type FullTableRequest, sliceOf } from './tableRequest';
import type { Progress } from './types';

/** A run is stored no more often than this. */
const MILLISECONDS_BETWEEN_SAVES = 2000;

/**
 * Computes a table, from where a stored run of the same key stands; stores it meanwhile and in the end.
 *
 * @throws RangeError when the images do not fit the network
 */
export async function computeRadiusTable(
  model: StoredModel,
  inputs: InputReader,
  keeper: TableKeeper,
  request: FullTableRequest,
  checkpoint: Checkpoint,
  onProgress: (progress: Progress) => void = () => {},
): Promise<RadiusTable> {
  const run = await keeper.resume(await begin(model, inputs, request));
  const { dataset } = request.how;
  const read = async (rows: readonly number[]) => {
    const indices = rows.map((row) => run.indices[row] as number);
    return (await inputs.read({ dataset, indices }, model.network)).values;
  };
  prepareGradients();
  const total = run.labels.length;
  const clock = new ResumedClock();
  let reached = 0;
  let savedAt = performance.now();
  const save = () => keeper.keep(run, Math.min(reached, total - 1));
  const afterBatch = async (done: number) => {
    reached = done;
    onProgress(clock.progress(done, total));
    if (performance.now() - savedAt < MILLISECONDS_BETWEEN_SAVES) return;
    await save();
    savedAt = performance.now();
  };
  try {
    const table = await computeTable(run, { ready: model.ready, read }, checkpoint, { afterBatch });
    await keeper.keep(run, total);
    onProgress({ done: total, total });
    return table;
  } catch (error) {
    if (reached > 0) await save();
    throw error;
  }
}

async function begin(model: StoredModel, inputs: InputReader, request: FullTableRequest) {
  const { dataset } = request.how;
  const images = await inputs.dataset(dataset);
  const indices = sliceOf(request, images);
  const outputs = classesOf(model.network, model.ready.shapes).count;
  const labels = Uint16Array.from(indices, (index) => images.labels[index] ?? 0);
  const largest = Math.max(...labels);
  if (outputs < 2 || largest >= outputs) {
    throw new RangeError(
      `The network tells ${outputs} classes apart, which are too few for the classes of ${images.name}.`,
    );
  }
  const { card, id, network } = model;
  const name = card?.name ?? network.name;
  return newRun(
    { version: TABLE_VERSION, model: { id: card?.id ?? id, name, hash: id }, outputs, ...request.how },
    indices,
    labels,
  );
}

/** Time left of a run that others may have begun: judged by what is done from now on. */
class ResumedClock {
  readonly #start = performance.now();
  #before: number | undefined;

  progress(done: number, total: number): Progress {
    this.#before ??= done;
    const { secondsLeft } = progressAt(done - this.#before, total - this.#before, this.#start);
    return { done, total, ...(secondsLeft !== undefined && { secondsLeft }) };
  }
}
