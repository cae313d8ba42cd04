import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../bounds/checkpoint';
import type { BackendName } from '../catalog/backends';
import { USUAL_MEMORY } from '../network/limits';
import { NetworkError } from '../network/networkError';
import type { RadiusTable } from '../radii/table/radiusTable';
import type { BoxRequest, Compute } from './answering';
import { nameOf, type SubjectOf, subjectOf, type Unnamed } from './api/subject';
import type { TrainingChoices } from './api/trainingTypes';
import type {
  AskOptions,
  BackendStatus,
  ClassDistancesRequest,
  ClassDistancesResult,
  DatasetImages,
  Engine,
  GivenData,
  InputSource,
  Measured,
  ModelCard,
  ModelSource,
  ModelSummary,
  RadiusTableRequest,
  VerifyResult,
} from './api/types';
import type { Starters } from './backends/backend';
import { inWords } from './backends/outOfMemory';
import { RunningBackend } from './backends/runningBackend';
import { checkpointOf, unlessAborted } from './cancellation';
import { completeAttackRequest } from './requests/attack/attackRequest';
import { computeAttack } from './requests/attack/computeAttack';
import { computeBounds } from './requests/bounds/computeBounds';
import {
  type Boxes,
  boxesOf,
  clipOf,
  completeBoundsRequest,
  requireRadii,
  statesBounds,
} from './requests/bounds/request';
import { computeDecide } from './requests/decide/computeDecide';
import { completeDecideRequest } from './requests/decide/decideRequest';
import { computeClassDistances } from './requests/distances/computeClassDistances';
import { completeSimilarityRequest } from './requests/distances/similarityRequest';
import { completeLinearRequest, computeLinearBounds } from './requests/linear/computeLinearBounds';
import { notesOn } from './requests/notes';
import { computeRadius } from './requests/radius/computeRadius';
import { completeRadiusRequest } from './requests/radius/radiusRequest';
import { computeReport, computeWeights, planOf } from './requests/report/computeReport';
import { nameOfSource, reportRefusal } from './requests/report/reportNetwork';
import { methodOf, requireLimit, requireRoom, withRoom } from './requests/report/requireRoom';
import { sizeOfQuestion } from './requests/sizeOfQuestion';
import { computeRadiusTable } from './requests/table/computeRadiusTable';
import { completeTableRequest } from './requests/table/tableRequest';
import type { AskedTable } from './requests/table/tableTypes';
import { computeTrace } from './requests/trace/computeTrace';
import { computeVerify } from './requests/verify/computeVerify';
import { completeVerifyRequest } from './requests/verify/verifyRequest';
import type { Assets } from './stores/assets';
import { takeAsMeant } from './stores/heldNumbers';
import { InputReader, isOfDataset } from './stores/inputs';
import { ModelStore, type StoredModel } from './stores/modelStore';
import { summarize } from './stores/summary';
import { TableKeeper } from './stores/tableKeeper';
import { MemoryTables, type TableStore } from './stores/tableStore';
import { trainingChoices } from './training/trainingChoices';
import { Turns } from './turns';

/** The engine itself, wherever it runs: in a worker, in Node, in a test. One computation at a time, in order of arrival. */
export class LocalEngine implements Engine {
  readonly #backend: RunningBackend;
  readonly #models: ModelStore;
  readonly #inputs: InputReader;
  readonly #tables: TableKeeper;
  readonly #turns: Turns;
  #memory = USUAL_MEMORY;

  /**
   * @param tables where radius tables are kept; by default nowhere for longer than this engine lives
   * @param onServed see `BackendListener`
   */
  constructor(
    assets: Assets,
    starters: Starters,
    tables: TableStore = new MemoryTables(),
    onServed: (status: BackendStatus) => void = () => {},
  ) {
    this.#models = new ModelStore(assets);
    this.#backend = new RunningBackend(starters, { onLoss: (name) => this.#models.dispose(name), onServed });
    this.#turns = new Turns(this.#backend);
    this.#inputs = new InputReader(assets);
    this.#tables = new TableKeeper(assets, tables);
  }

  start(preferred?: BackendName, measured?: Measured): Promise<BackendStatus> {
    return this.#turns.take(() => this.#backend.settle(preferred, measured));
  }

  async backends(): Promise<readonly BackendName[]> {
    return this.#backend.names;
  }

  models = (): Promise<readonly ModelCard[]> => this.#models.bundled.cards();
  triedModels = (): Promise<readonly ModelCard[]> => this.#models.bundled.tried();

  trainingChoices = async (): Promise<TrainingChoices> => trainingChoices();

  async limitMemory(bytes: number): Promise<void> {
    this.#memory = requireLimit(bytes);
  }

  report: Engine['report'] = async (source, { signal } = {}) => {
    try {
      const model = await unlessAborted(this.#models.read(source), signal);
      // What is computed may take hours, and the report is to say so: it waits for nothing but a backend.
      if (!this.#backend.isRunning) await this.#turns.take(() => this.#backend.ensure());
      return await this.#backend.hold(() => computeReport(model, this.#memory, this.#backend.speeds));
    } catch (error) {
      if (error instanceof NetworkError) return reportRefusal(error, nameOfSource(source), this.#memory);
      throw error;
    }
  };

  weights: Engine['weights'] = async (request) => computeWeights(await this.#models.read(request.model), request);

  /** Waits for no computation: reading a file asks nothing of the device. */
  async load(source: ModelSource, { signal }: AskOptions = {}): Promise<ModelSummary> {
    await checkpointOf(signal)();
    return summarize(await unlessAborted(this.#models.read(source), signal));
  }

  openData = (given: GivenData) => this.#inputs.open(given);

  async dataset(id: string, model?: ModelSource): Promise<DatasetImages> {
    return model ? this.#inputs.imagesFor(id, (await this.#models.read(model)).network) : this.#inputs.dataset(id);
  }

  async firstImages(id: string, model?: ModelSource): Promise<DatasetImages> {
    return model ? this.dataset(id, model) : this.#inputs.firstImages(id);
  }

  bounds: Engine['bounds'] = (request, options) =>
    this.#compute(request, completeBoundsRequest, computeBounds, options);

  attack: Engine['attack'] = (request, options) =>
    this.#compute(request, completeAttackRequest, computeAttack, options);

  radius: Engine['radius'] = (request, options) =>
    this.#compute(request, completeRadiusRequest, computeRadius, options);

  decide: Engine['decide'] = (request, options) =>
    this.#compute(request, completeDecideRequest, computeDecide, options);

  linearBounds: Engine['linearBounds'] = (request, options) =>
    this.#compute(request, completeLinearRequest, computeLinearBounds, options);

  trace: Engine['trace'] = (request, options) => this.#compute(request, completeBoundsRequest, computeTrace, options);

  verify: Engine['verify'] = (request, options = {}) =>
    this.#withModel(request, options, completeVerifyRequest, async (model, full, checkpoint, begun) => {
      const answer = await computeVerify(model, full, checkpoint, begun, options.onProgress);
      return { ...answer, of: subjectOf(model, request, full) as VerifyResult['of'] };
    });

  classDistances(request: ClassDistancesRequest, options: AskOptions = {}): Promise<ClassDistancesResult> {
    return this.#withModel(request, options, completeSimilarityRequest, async (model, full, checkpoint) => {
      const answer = await computeClassDistances(model, this.#inputs, full, checkpoint, options.onProgress);
      return { ...answer, of: subjectOf(model, request, full) };
    });
  }

  radiusTable(request: RadiusTableRequest, options: AskOptions = {}): Promise<AskedTable> {
    return this.#withModel(request, options, completeTableRequest, async (model, { how, slice }, checkpoint) => {
      const dataset = await this.#inputs.idOf(how.dataset, model.network);
      const { range } = await this.#inputs.imagesFor(dataset, model.network);
      const full = {
        how: { ...how, dataset, clip: clipOf(request, range === undefined ? how.clip : range, model) },
        slice,
      };
      requireRadii(request, full.how);
      const table = await computeRadiusTable(model, this.#inputs, this.#tables, full, checkpoint, options.onProgress);
      return { ...table, of: subjectOf(model, request, { ...full.how, ...slice }) };
    });
  }

  bundledTable = (model: string) => this.#tables.bundled(model);
  seedTables = (model: string) => this.#tables.ofOtherSeeds(model);
  storedTables = () => this.#tables.list();
  storedTable = (key: string) => this.#tables.finished(key);
  keepTable = (table: RadiusTable) => this.#tables.add(table);
  deleteTable = (key: IDBValidKey) => this.#tables.remove(key);

  async memory(): Promise<{ tensors: number; bytes: number }> {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  /** Checks a request, gets what it is about, and computes its answer when its turn comes; the answer says what it is of. */
  async #compute<Request extends BoxRequest, Full extends Boxes, Result extends { readonly of: SubjectOf<Full> }>(
    asking: Request,
    complete: (request: Request) => Full,
    compute: Compute<Full, Unnamed<Result>>,
    options: AskOptions = {},
  ): Promise<Unnamed<Result> & { readonly of: SubjectOf<Full> }> {
    // What names images, and no bounds, says all of it.
    const isPlain = isOfDataset(asking?.input) && !statesBounds(asking);
    const request = isPlain ? asking : await takeAsMeant(asking, this.#models);
    return this.#withModel(request, options, complete, async (model, asked, checkpoint) => {
      // What names no input was refused.
      const input = request.input as InputSource;
      const read = await unlessAborted(this.#inputs.read(input, model.network), options.signal);
      const { full, inputs, note } = boxesOf(request, asked, read, model);
      const roomy = withRoom(model, this.#memory, this.#models, methodOf(full), inputs.batch);
      requireRoom(roomy.ready, methodOf(full), inputs.batch);
      const answer = await compute(roomy, inputs, full, checkpoint, options.onProgress);
      return { ...answer, of: subjectOf(model, { ...request, input }, full), ...notesOn(model, inputs, note) };
    });
  }

  /** Checks a request and gets its model when its turn comes, at `begun` (performance.now). */
  #withModel<Request extends Pick<BoxRequest, 'model' | 'backend'>, Full extends object, Result>(
    request: Request,
    { signal, pause, onStart }: AskOptions,
    complete: (request: Request) => Full,
    compute: (model: StoredModel, full: Full, checkpoint: Checkpoint, begun: number) => Promise<Result>,
  ): Promise<Result> {
    const checkpoint = checkpointOf(signal, pause);
    return this.#turns.ask(async () => {
      await checkpoint();
      const [begun, full] = [performance.now(), complete(request)];
      this.#models.prefetch(request.model);
      await this.#backend.ensure(request.backend);
      const read = await unlessAborted(this.#models.read(request.model), signal);
      const planned = planOf(read, this.#memory);
      requireRoom(planned, methodOf(full));
      if (!request.backend) await this.#backend.choose(sizeOfQuestion(nameOf(read), planned, { ...request, ...full }));
      const stored = await unlessAborted(this.#models.get(request.model), signal);
      const model = withRoom(stored, this.#memory, this.#models, methodOf(full));
      await checkpoint();
      onStart?.();
      return this.#backend
        .guard(() => compute(model, full, checkpoint, begun))
        .catch((error: unknown) => {
          throw inWords(error, nameOf(model));
        });
    });
  }
}
