import { CancelledError } from '../../bounds/checkpoint';
import { type BackendName, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { RadiusTable } from '../../radii/table/radiusTable';
import type { AnswerOf, CallName } from './door';
import { type EngineNotice, EngineWorker } from './engineWorker';
import { askAgain, type Naming, rememberData, rememberModel } from './openedFiles';
import { Pause } from './pause';
import type { AskOptions } from './requestTypes';
import { Restarts } from './restarts';
import { startEngineWorker } from './startEngine';
import { type NamedAnswer, rememberDigest, requireOwn, saidOf } from './subject';
import type { BackendStatus, Engine, GivenData, Measured, ModelSource } from './types';

type NoticeListener = (notice: EngineNotice) => void;

/** Is given what runs, each time a backend was started or answers other questions. */
type StatusListener = (status: BackendStatus) => void;

/**
 * An engine in a worker that is started again when it crashes, loses its graphics device or does not stop in time; when
 * that fails several times in a row, it is tried again only when a person wants it. A request is cancelled by its own
 * signal; a file that the engine has let go of is given to it once more.
 */
interface EngineClient extends Engine {
  /** Is called when the worker had to be started again, or is given up; returns how to stop listening. */
  onNotice(listener: NoticeListener): () => void;
  /** Is given what runs, now if it is known and whenever it changes; returns how to stop listening. */
  onStatus(listener: StatusListener): () => void;
  /** Has requests that name no backend run on this one, or where their size was measured to be quickest; starts nothing by itself. */
  prefer(backend?: BackendName, measured?: Measured): void;
  /** Forgets what is preferred: each question goes to the backend that was measured, or is now, to be the quickest for its size. */
  startBySize(measured?: Measured): Promise<BackendStatus>;
  /** A person tries again: the next call may start an engine that was given up. `start` does so by itself. */
  allowAnother(): void;
}

/** The calls whose answers say what they are of. */
type AboutModel = { [Name in CallName]: AnswerOf<Name> extends NamedAnswer ? Name : never }[CallName];

export { CancelledError, type EngineClient, type EngineNotice, Pause };

/** After this many lost devices WebGPU is not tried again. */
const MOST_LOSSES = 2;

/** The engine of a page, behind a worker's door. */
export class WorkerClient implements EngineClient {
  readonly #listeners = new Set<NoticeListener>();
  readonly #statusListeners = new Set<StatusListener>();
  readonly #restarts: Restarts;
  readonly #worker: EngineWorker;
  #preferred: BackendName | undefined;
  #measured: Measured | undefined;
  #status: BackendStatus | undefined;
  #losses = 0;
  /** Preferred before anything was asked, and not passed to the worker yet. */
  #isPending = false;
  #memory: number | undefined;

  /**
   * @param startWorker starts a worker in which an engine answers
   * @param restarts when another one is started in place of one that failed
   */
  constructor(startWorker = startEngineWorker, restarts = new Restarts()) {
    this.#restarts = restarts;
    this.#worker = new EngineWorker({
      startWorker,
      restarts,
      onNotice: (notice) => this.#emit(notice),
      onReplaced: () => this.#prepare(),
      onLostDevice: () => this.#onLostDevice(),
      onStatus: (status) => this.#follow(status),
    });
  }

  onNotice(listener: NoticeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onStatus(listener: StatusListener): () => void {
    this.#statusListeners.add(listener);
    if (this.#status) listener(this.#status);
    return () => this.#statusListeners.delete(listener);
  }

  async start(preferred?: BackendName, measured?: Measured): Promise<BackendStatus> {
    this.#preferred = preferred ?? this.#preferred;
    this.#measured = measured ?? this.#measured;
    this.#worker.allowAnother();
    this.#worker.endSlow();
    this.#isPending = false;
    const status = await this.#worker.ask('start', [this.#preferred, this.#measured]);
    this.#follow(status);
    return status;
  }

  allowAnother = () => this.#worker.allowAnother();

  startBySize(measured?: Measured): Promise<BackendStatus> {
    this.#preferred = undefined;
    this.#measured = measured;
    return this.start();
  }

  prefer(backend?: BackendName, measured?: Measured): void {
    const isSame = JSON.stringify([backend, measured]) === JSON.stringify([this.#preferred, this.#measured]);
    if (isSame) return;
    this.#preferred = backend;
    this.#measured = measured;
    this.#isPending = true;
  }

  backends = () => this.#ask('backends', []);
  models = () => this.#ask('models', []);
  triedModels = () => this.#ask('triedModels', []);
  trainingChoices = () => this.#ask('trainingChoices', []);
  dataset = (id: string, model?: ModelSource) => this.#askOfData('dataset', id, model);
  firstImages = (id: string, model?: ModelSource) => this.#askOfData('firstImages', id, model);
  memory = () => this.#ask('memory', []);

  async openData(given: GivenData) {
    const summary = await this.#ask('openData', [given]);
    rememberData(given, summary.id);
    return summary;
  }

  /** Of a file that may be refused, so that it is given whole. */
  report: Engine['report'] = (source, options) =>
    this.#withFiles({ model: source }, () => this.#ask('report', [source], options), options);
  weights: Engine['weights'] = (request, options) =>
    this.#withFiles(request, () => this.#ask('weights', [request], options), options);

  async limitMemory(bytes: number): Promise<void> {
    await this.#ask('limitMemory', [bytes]);
    this.#memory = bytes;
  }

  async load(source: ModelSource, options?: AskOptions) {
    const ask = () => this.#ask('load', [source], options);
    const summary = await this.#withFiles({ model: source }, ask, options);
    rememberModel(source, summary.id);
    rememberDigest(source, summary.id);
    return summary;
  }

  bounds: Engine['bounds'] = (request, options) => this.#askAbout('bounds', request, options);
  attack: Engine['attack'] = (request, options) => this.#askAbout('attack', request, options);
  radius: Engine['radius'] = (request, options) => this.#askAbout('radius', request, options);
  decide: Engine['decide'] = (request, options) => this.#askAbout('decide', request, options);
  verify: Engine['verify'] = (request, options) => this.#askAbout('verify', request, options);
  linearBounds: Engine['linearBounds'] = (request, options) => this.#askAbout('linearBounds', request, options);
  trace: Engine['trace'] = (request, options) => this.#askAbout('trace', request, options);
  classDistances: Engine['classDistances'] = (request, options) => this.#askAbout('classDistances', request, options);
  radiusTable: Engine['radiusTable'] = (request, options) => this.#askAbout('radiusTable', request, options);

  bundledTable = (model: string) => this.#ask('bundledTable', [model]);
  seedTables = (model: string) => this.#ask('seedTables', [model]);
  storedTables = () => this.#ask('storedTables', []);
  storedTable = (key: string) => this.#ask('storedTable', [key]);
  keepTable = (table: RadiusTable) => this.#ask('keepTable', [table]);
  deleteTable = (key: IDBValidKey) => this.#ask('deleteTable', [key]);

  /** What the engine has let go of is given to it once more, where it is here. */
  #withFiles<T>(request: Naming, ask: () => Promise<T>, options?: AskOptions): Promise<T> {
    const load: Engine['load'] = (file) => this.load(file, options);
    return ask().catch((error) => askAgain(error, request, ask, { load, openData: (given) => this.openData(given) }));
  }

  #askOfData<Name extends 'dataset' | 'firstImages'>(name: Name, dataset: string, model?: ModelSource) {
    return this.#withFiles({ model, dataset }, () => this.#ask(name, [dataset, model]));
  }

  /** Asks about a model. The answer must be of what was asked. */
  async #askAbout<Name extends AboutModel>(
    name: Name,
    request: { readonly model: ModelSource },
    options?: AskOptions,
  ): Promise<AnswerOf<Name>> {
    const said = saidOf(request);
    const answer = await this.#withFiles(request, () => this.#ask(name, [request], options), options);
    requireOwn(said, answer as AnswerOf<Name> & NamedAnswer, request.model);
    return answer;
  }

  /** A worker that answers does well, whatever happened before. */
  async #ask<Name extends CallName>(
    name: Name,
    arguments_: readonly unknown[],
    options?: AskOptions,
  ): Promise<AnswerOf<Name>> {
    if (this.#isPending) this.#prepare();
    const answer = await this.#worker.ask(name, arguments_, options);
    this.#restarts.reset();
    return answer;
  }

  #onLostDevice(): void {
    this.#losses++;
    if (this.#losses >= MOST_LOSSES) this.#preferred = WITHOUT_GRAPHICS;
  }

  #emit(notice: EngineNotice): void {
    for (const listener of this.#listeners) listener(notice);
  }

  /** Has a new worker start the backend. */
  #prepare(): void {
    this.#isPending = false;
    if (this.#memory !== undefined) void this.#worker.ask('limitMemory', [this.#memory]).catch(() => {});
    void this.#worker
      .ask('start', [this.#preferred, this.#measured])
      .then((status) => this.#follow(status))
      .catch(() => {});
  }

  #follow(status: BackendStatus): void {
    this.#status = status;
    this.#measured = status.measured ?? this.#measured;
    for (const listener of this.#statusListeners) listener(status);
  }
}

let client: EngineClient | undefined;

/** The page's one engine; its worker starts with the first call. */
export function engine(): EngineClient {
  client ??= new WorkerClient();
  return client;
}

let background: EngineClient | undefined;

/** A second engine in a worker of its own, for runs of many minutes: the views go on using the first meanwhile. */
export function backgroundEngine(): EngineClient {
  background ??= new WorkerClient();
  return background;
}
