import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../bounds/checkpoint';
import type { RadiusTable } from '../evaluation/table/radiusTable';
import type { Assets } from './assets';
import { completeAttackRequest, completeRadiusRequest } from './attackRequest';
import { type StartBackend, startBackend } from './backend';
import { Cancellation } from './cancellation';
import { computeAttack } from './computeAttack';
import { computeBounds } from './computeBounds';
import { computeClassDistances } from './computeClassDistances';
import { completeLinearRequest, computeLinearBounds } from './computeLinearBounds';
import { computeRadius } from './computeRadius';
import { computeRadiusTable } from './computeRadiusTable';
import type { Guard } from './gpuErrors';
import { type InputBatch, InputReader } from './inputs';
import { ModelStore, type StoredModel } from './modelStore';
import { completeRequest } from './request';
import { completeSimilarityRequest } from './similarityRequest';
import { summarize } from './summary';
import { TableKeeper } from './tableKeeper';
import { completeTableRequest } from './tableRequest';
import { MemoryTables, type TableStore } from './tableStore';
import { trainingChoices } from './training/trainingChoices';
import type { TrainingChoices } from './trainingTypes';
import type {
  AttackRequest,
  AttackResult,
  BackendName,
  BackendStatus,
  BoundsRequest,
  BoundsResult,
  ClassDistancesRequest,
  ClassDistancesResult,
  DatasetImages,
  Engine,
  LinearBoundsRequest,
  LinearBoundsResult,
  ModelCard,
  ModelSource,
  ModelSummary,
  Progress,
  RadiusRequest,
  RadiusResult,
  RadiusTableRequest,
} from './types';

/** What every request says. */
type AnyRequest = Pick<BoundsRequest, 'model' | 'input' | 'backend'>;

/** Answers a request that was checked. */
type Compute<Full, Result> = (
  model: StoredModel,
  inputs: InputBatch,
  full: Full,
  checkpoint: Checkpoint,
  onProgress?: (progress: Progress) => void,
) => Promise<Result>;

/** The engine itself, wherever it runs: in a worker, in Node, in a test. One computation at a time, in order of arrival. */
export class LocalEngine implements Engine {
  readonly #starters: Readonly<Partial<Record<BackendName, StartBackend>>>;
  readonly #models: ModelStore;
  readonly #inputs: InputReader;
  readonly #tables: TableKeeper;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #cancellation = new Cancellation();
  #status: BackendStatus | undefined;
  #guard: Guard = (task) => task();
  /** The backend that was asked for when the running one was started. */
  #asked: BackendName | undefined;
  /** The backend that `start` chose; requests that name none run there. */
  #home: BackendName | undefined;

  /** @param tables where radius tables are kept; by default nowhere for longer than this engine lives */
  constructor(
    assets: Assets,
    starters: Readonly<Partial<Record<BackendName, StartBackend>>>,
    tables: TableStore = new MemoryTables(),
  ) {
    this.#starters = starters;
    this.#models = new ModelStore(assets);
    this.#inputs = new InputReader(assets);
    this.#tables = new TableKeeper(assets, tables);
  }

  start(preferred?: BackendName): Promise<BackendStatus> {
    return this.#enqueue(async () => {
      // A request may have started the backend already; starting it anew would drop its models.
      const running = preferred === this.#asked || preferred === this.#status?.backend ? this.#status : undefined;
      const status = running ?? (await this.#start(preferred));
      this.#home = status.backend;
      return status;
    });
  }

  async backends(): Promise<readonly BackendName[]> {
    return Object.keys(this.#starters) as BackendName[];
  }

  models(): Promise<readonly ModelCard[]> {
    return this.#models.cards();
  }

  async trainingChoices(): Promise<TrainingChoices> {
    return trainingChoices();
  }

  load(source: ModelSource): Promise<ModelSummary> {
    // What runs before it, the start of a backend say, goes on while the file is on its way.
    this.#models.prefetch(source);
    return this.#enqueue(async () => {
      await this.#ensureStarted(this.#home);
      return summarize(await this.#models.get(source));
    });
  }

  dataset(id: string): Promise<DatasetImages> {
    return this.#inputs.dataset(id);
  }

  firstImages(id: string): Promise<DatasetImages> {
    return this.#inputs.firstImages(id);
  }

  bounds(request: BoundsRequest, onProgress?: (progress: Progress) => void): Promise<BoundsResult> {
    return this.#compute(request, completeRequest, computeBounds, onProgress);
  }

  attack(request: AttackRequest, onProgress?: (progress: Progress) => void): Promise<AttackResult> {
    return this.#compute(request, completeAttackRequest, computeAttack, onProgress);
  }

  radius(request: RadiusRequest, onProgress?: (progress: Progress) => void): Promise<RadiusResult> {
    return this.#compute(request, completeRadiusRequest, computeRadius, onProgress);
  }

  linearBounds(request: LinearBoundsRequest): Promise<LinearBoundsResult> {
    return this.#compute(request, completeLinearRequest, computeLinearBounds);
  }

  classDistances(
    request: ClassDistancesRequest,
    onProgress?: (progress: Progress) => void,
  ): Promise<ClassDistancesResult> {
    const checkpoint = this.#cancellation.checkpoint();
    return this.#withModel(request, checkpoint, completeSimilarityRequest, (model, full) =>
      computeClassDistances(model, this.#inputs, full, checkpoint, onProgress),
    );
  }

  radiusTable(request: RadiusTableRequest, onProgress?: (progress: Progress) => void): Promise<RadiusTable> {
    const checkpoint = this.#cancellation.checkpoint();
    return this.#withModel(request, checkpoint, completeTableRequest, (model, full) =>
      computeRadiusTable(model, this.#inputs, this.#tables, full, checkpoint, onProgress),
    );
  }

  bundledTable = (model: string) => this.#tables.bundled(model);
  storedTables = () => this.#tables.list();
  storedTable = (key: string) => this.#tables.finished(key);
  keepTable = (table: RadiusTable) => this.#tables.add(table);
  deleteTable = (key: string) => this.#tables.remove(key);

  async cancel(): Promise<void> {
    this.#cancellation.cancel();
  }

  async memory(): Promise<{ tensors: number; bytes: number }> {
    const { numTensors, numBytes } = tf.memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  async #start(preferred?: BackendName): Promise<BackendStatus> {
    this.#models.dispose();
    this.#asked = preferred;
    const { status, guard } = await startBackend(this.#starters, preferred);
    this.#status = status;
    this.#guard = guard;
    return status;
  }

  async #ensureStarted(wanted?: BackendName): Promise<void> {
    if (!this.#status || (wanted && this.#status.backend !== wanted)) await this.#start(wanted);
    if (wanted && this.#status?.backend !== wanted) {
      throw new Error(this.#status?.fallback ?? `There is no backend “${wanted}” here.`);
    }
  }

  /** Checks a request, gets what it is about, and computes its answer when its turn comes. */
  #compute<Request extends AnyRequest, Full, Result>(
    request: Request,
    complete: (request: Request) => Full,
    compute: Compute<Full, Result>,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result> {
    const checkpoint = this.#cancellation.checkpoint();
    return this.#withModel(request, checkpoint, complete, async (model, full) => {
      const inputs = await this.#cancellation.wait(this.#inputs.read(request.input, model.network));
      return compute(model, inputs, full, checkpoint, onProgress);
    });
  }

  /** Checks a request and gets its model when its turn comes. */
  #withModel<Request extends Pick<AnyRequest, 'model' | 'backend'>, Full, Result>(
    request: Request,
    checkpoint: Checkpoint,
    complete: (request: Request) => Full,
    compute: (model: StoredModel, full: Full) => Promise<Result>,
  ): Promise<Result> {
    return this.#enqueue(async () => {
      await checkpoint();
      const full = complete(request);
      this.#models.prefetch(request.model);
      await this.#ensureStarted(request.backend ?? this.#home);
      const model = await this.#models.get(request.model);
      return this.#guard(() => compute(model, full));
    });
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => {});
    return result;
  }
}
