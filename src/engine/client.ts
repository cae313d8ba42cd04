import * as Comlink from 'comlink';
import { CancelledError } from '../bounds/checkpoint';
import type { RadiusTable } from '../evaluation/table/radiusTable';
import type {
  AttackRequest,
  BackendName,
  BackendStatus,
  BoundsRequest,
  ClassDistancesRequest,
  Engine,
  LinearBoundsRequest,
  ModelSource,
  Progress,
  RadiusRequest,
  RadiusTableRequest,
} from './types';

/** What the engine has to tell besides results, as a sentence for people. */
export type NoticeListener = (notice: string) => void;

/** Is told what runs, each time a backend was started. */
export type StatusListener = (status: BackendStatus) => void;

/** An engine in a worker that is started again when it crashes, loses its graphics device or does not stop in time. */
export interface EngineClient extends Engine {
  /** Is told when the worker had to be started again; returns how to stop listening. */
  onNotice(listener: NoticeListener): () => void;
  /** Is told what runs, now if it is known and whenever it changes; returns how to stop listening. */
  onStatus(listener: StatusListener): () => void;
  /** How often `cancel` was called: a request of several calls ends where that happens between two of them. */
  readonly cancellations: number;
}

export { CancelledError };

/** A cancelled computation that does not end by itself within this time is ended with its worker. */
const PATIENCE_MILLISECONDS = 80;

/** After this many lost devices WebGPU is not tried again. */
const MOST_LOSSES = 2;

class WorkerClient implements EngineClient {
  readonly #listeners = new Set<NoticeListener>();
  readonly #statusListeners = new Set<StatusListener>();
  readonly #files = new Map<string, ArrayBuffer>();
  readonly #pending = new Set<(reason: Error) => void>();
  /** Pending too, but not for `cancel` to end: files that take as long as they take. */
  readonly #arriving = new Set<(reason: Error) => void>();
  #worker: Worker | undefined;
  #remote: Comlink.Remote<Engine> | undefined;
  #preferred: BackendName | undefined;
  #status: BackendStatus | undefined;
  #losses = 0;
  #cancellations = 0;

  onNotice(listener: NoticeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onStatus(listener: StatusListener): () => void {
    this.#statusListeners.add(listener);
    if (this.#status) listener(this.#status);
    return () => this.#statusListeners.delete(listener);
  }

  async start(preferred?: BackendName): Promise<BackendStatus> {
    this.#preferred = preferred;
    const status = await this.#call((engine) => engine.start(preferred));
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
    return status;
  }

  backends = () => this.#call((engine) => engine.backends());
  models = () => this.#call((engine) => engine.models());
  trainingChoices = () => this.#call((engine) => engine.trainingChoices());
  dataset = (id: string) => this.#read((engine) => engine.dataset(id));
  firstImages = (id: string) => this.#read((engine) => engine.firstImages(id));
  memory = () => this.#call((engine) => engine.memory());

  async load(source: ModelSource) {
    const summary = await this.#call((engine) => engine.load(source));
    if (typeof source !== 'string') this.#files.set(summary.id, source);
    return summary;
  }

  bounds = (request: BoundsRequest, onProgress?: (progress: Progress) => void) =>
    this.#call((engine) => engine.bounds(request, onProgress && Comlink.proxy(onProgress)));

  attack = (request: AttackRequest, onProgress?: (progress: Progress) => void) =>
    this.#call((engine) => engine.attack(request, onProgress && Comlink.proxy(onProgress)));

  radius = (request: RadiusRequest, onProgress?: (progress: Progress) => void) =>
    this.#call((engine) => engine.radius(request, onProgress && Comlink.proxy(onProgress)));

  linearBounds = (request: LinearBoundsRequest) => this.#call((engine) => engine.linearBounds(request));

  classDistances = (request: ClassDistancesRequest, onProgress?: (progress: Progress) => void) =>
    this.#call((engine) => engine.classDistances(request, onProgress && Comlink.proxy(onProgress)));

  radiusTable = (request: RadiusTableRequest, onProgress?: (progress: Progress) => void) =>
    this.#call((engine) => engine.radiusTable(request, onProgress && Comlink.proxy(onProgress)));

  bundledTable = (model: string) => this.#call((engine) => engine.bundledTable(model));
  storedTables = () => this.#call((engine) => engine.storedTables());
  storedTable = (key: string) => this.#call((engine) => engine.storedTable(key));
  keepTable = (table: RadiusTable) => this.#call((engine) => engine.keepTable(table));
  deleteTable = (key: string) => this.#call((engine) => engine.deleteTable(key));

  get cancellations(): number {
    return this.#cancellations;
  }

  async cancel(): Promise<void> {
    this.#cancellations++;
    const stuck = [...this.#pending];
    if (stuck.length === 0 || !this.#remote) return;
    void this.#remote.cancel();
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
    if (stuck.some((reject) => this.#pending.has(reject))) this.#restart(new CancelledError());
  }

  /** Runs a call and rejects it when the worker goes before it answers. */
  #call<T>(run: (engine: Comlink.Remote<Engine>) => Promise<T>, pending = this.#pending): Promise<T> {
    const engine = this.#remote ?? this.#spawn();
    return new Promise<T>((resolve, reject) => {
      pending.add(reject);
      run(engine)
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  }

  /** Runs a call that no cancelled computation ends: where the worker goes with one, the next worker is asked. */
  async #read<T>(run: (engine: Comlink.Remote<Engine>) => Promise<T>): Promise<T> {
    try {
      return await this.#call(run, this.#arriving);
    } catch (error) {
      if (error instanceof CancelledError) return this.#read(run);
      throw error;
    }
  }

  #spawn(): Comlink.Remote<Engine> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'boundscope engine' });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#recover(`The engine stopped unexpectedly (${event.message || 'its script did not load'}).`);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<{ lostDevice?: string }>) => {
      if (data?.lostDevice !== undefined) this.#onLostDevice(data.lostDevice);
    });
    this.#worker = worker;
    this.#remote = Comlink.wrap<Engine>(worker);
    return this.#remote;
  }

  #onLostDevice(reason: string): void {
    this.#losses++;
    if (this.#losses >= MOST_LOSSES) this.#preferred = 'wasm';
    this.#recover(`The graphics device was lost (${reason}).`);
  }

  #recover(what: string): void {
    const notice = `${what} It was started again; the last change may have to be repeated.`;
    this.#restart(new Error(notice));
    for (const listener of this.#listeners) listener(notice);
  }

  /** Ends the worker and whatever it was doing, starts another and gives it the files it had. */
  #restart(reason: Error): void {
    this.#worker?.terminate();
    for (const pending of [this.#pending, this.#arriving]) {
      for (const reject of pending) reject(reason);
      pending.clear();
    }
    const engine = this.#spawn();
    void this.start(this.#preferred).catch(() => {});
    for (const file of this.#files.values()) void engine.load(file).catch(() => {});
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
