import type { Checkpoint } from '../../../bounds/checkpoint';
import { isOneRange } from '../../../bounds/inputBox';
import { withinOf } from '../../../bounds/within';
import { requireClasses } from '../../../network/interface/outputs';
import { computeTable } from '../../../radii/computeTable';
import { type RadiusTable, TABLE_VERSION } from '../../../radii/table/radiusTable';
import { newState, TableRun } from '../../../radii/tableRun';
import type { Progress } from '../../api/types';
import { progressAt } from '../../progress';
import type { InputReader } from '../../stores/inputs';
import type { StoredModel } from '../../stores/modelStore';
import type { TableKeeper } from '../../stores/tableKeeper';
import { requireInRange } from '../bounds/request';
import { sliceOf } from './tableRequest';
import type { FullTableRequest } from './tableTypes';

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
  const state = await keeper.resume(await begin(model, inputs, request));
  const { dataset } = request.how;
  const read = async (rows: readonly number[]) => {
    const indices = rows.map((row) => state.indices[row] as number);
    return (await inputs.read({ dataset, indices }, model.network)).values;
  };
  const total = state.labels.length;
  const clock = new ResumedClock();
  let reached = 0;
  let savedAt = performance.now();
  const save = () => keeper.keep(state, Math.min(reached, total - 1));
  const afterBatch = async (done: number) => {
    reached = done;
    onProgress(clock.progress(done, total));
    if (performance.now() - savedAt < MILLISECONDS_BETWEEN_SAVES) return;
    await save();
    savedAt = performance.now();
  };
  try {
    const table = await computeTable(new TableRun(state), { ready: model.ready, read }, checkpoint, { afterBatch });
    await keeper.keep(state, total);
    onProgress({ done: total, total });
    return table;
  } catch (error) {
    if (reached > 0) await save();
    throw error;
  }
}

async function begin(model: StoredModel, inputs: InputReader, request: FullTableRequest) {
  const { dataset } = request.how;
  const images = await inputs.imagesFor(dataset, model.network);
  if (images.labels.length === 0) {
    throw new RangeError(`${images.name} has no labels, so there is no accuracy to count. Open it with its labels.`);
  }
  const indices = sliceOf(request, images);
  const outputs = requireClasses(model.network, model.ready.shapes).count;
  const labels = Uint16Array.from(indices, (index) => images.labels[index] ?? 0);
  const beyond = labels.find((label) => label >= outputs);
  if (beyond !== undefined) {
    throw new RangeError(
      `The network's classes go from 0 to ${outputs - 1}, but ${images.name} has images of class ${beyond}. ` +
        'Choose a network with as many classes, or images of its own by their indices.',
    );
  }
  await requireAllInRange(model, inputs, request, indices);
  const { card, id, network } = model;
  const name = card?.name ?? network.name;
  return newState(
    { version: TABLE_VERSION, model: { id: card?.id ?? id, name, hash: id }, outputs, ...request.how },
    indices,
    labels,
  );
}

/** Images looked at together. */
const BATCH = 256;

/** Refuses a range that images do not lie in, before hours are spent; pixels go from 0 to 1. */
async function requireAllInRange(
  { network }: StoredModel,
  inputs: InputReader,
  { how: { dataset, clip } }: FullTableRequest,
  all: Uint32Array,
): Promise<void> {
  if (clip === null || (isOneRange(clip) && clip[0] <= 0 && clip[1] >= 1)) return;
  const within = withinOf(clip, network.input.shape);
  for (let start = 0; start < all.length; start += BATCH) {
    const indices = [...all.subarray(start, start + BATCH)];
    requireInRange({ ...(await inputs.read({ dataset, indices }, network)), clip: within }, network);
  }
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
