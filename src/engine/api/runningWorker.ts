import * as Comlink from 'comlink';
import type { Door } from './door';
import type { BackendStatus } from './types';

/** What a worker says besides answers. */
export interface WorkerNews {
  /** Why its graphics device is gone. */
  readonly lostDevice?: string;
  /** Whether threads that would help it did not load. */
  readonly lostThreads?: true;
  /** Why the browser does not keep its tables. */
  readonly notKept?: string;
  /** What runs, where another question is answered than before. */
  readonly status?: BackendStatus;
}

/** Is given what happens to a worker, until that is ended. */
interface WorkerListener {
  /** Its script does not run. */
  onNotLoaded(reason: string): void;
  /** It ended by itself. */
  onStopped(reason: string): void;
  onLostDevice(reason: string): void;
  onLostThreads(): void;
  onNotKept(reason: string): void;
  onStatus(status: BackendStatus): void;
}

/** A worker in which an engine answers, from its start to its end. */
export class RunningWorker {
  readonly door: Comlink.Remote<Door>;
  readonly #worker: Worker;
  readonly #listener: WorkerListener;
  #isLoaded = false;
  #isEnded = false;

  constructor(worker: Worker, listener: WorkerListener) {
    this.#worker = worker;
    this.#listener = listener;
    this.door = Comlink.wrap<Door>(worker);
    worker.addEventListener('error', (event) => this.#onError(event));
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => this.#onMessage(data));
  }

  /** It has said something: its script runs. */
  markLoaded(): void {
    this.#isLoaded = true;
  }

  end(): void {
    this.#isEnded = true;
    this.#worker.terminate();
  }

  #onError(event: ErrorEvent): void {
    event.preventDefault();
    if (this.#isEnded) return;
    if (this.#isLoaded) this.#listener.onStopped(event.message);
    else this.#listener.onNotLoaded(event.message);
  }

  #onMessage(data: WorkerNews | undefined): void {
    if (this.#isEnded) return;
    this.markLoaded();
    if (data?.notKept !== undefined) this.#listener.onNotKept(data.notKept);
    if (data?.status) this.#listener.onStatus(data.status);
    if (data?.lostThreads) this.#listener.onLostThreads();
    if (data?.lostDevice !== undefined) this.#listener.onLostDevice(data.lostDevice);
  }
}
