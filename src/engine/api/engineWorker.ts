import { CancelledError } from '../../bounds/checkpoint';
import { type AnswerOf, type CallName, EngineRequest } from './door';
import { EngineStoppedError } from './errors';
import type { AskOptions } from './requestTypes';
import type { Restarts } from './restarts';
import { RunningWorker } from './runningWorker';
import type { BackendStatus } from './types';

/** What the engine reports besides results. */
export interface EngineNotice {
  /** For people. */
  readonly text: string;
  /** Whether the engine stays off, or slow, until a person has it started again. */
  readonly needsStart: boolean;
}

/** What has to be done about a worker, and with what. */
interface WorkerSettings {
  /** Starts a worker in which an engine answers. */
  readonly startWorker: () => Worker;
  /** When another one is started in place of one that failed. */
  readonly restarts: Restarts;
  readonly onNotice: (notice: EngineNotice) => void;
  /** Another worker takes the place of the last one, and knows nothing yet. */
  readonly onReplaced: () => void;
  readonly onLostDevice: () => void;
  /** Questions are answered by another backend, or of another size. */
  readonly onStatus: (status: BackendStatus) => void;
}

/** A cancelled computation that does not end by itself within this time is ended with its worker. */
const PATIENCE_MILLISECONDS = 250;

/** The worker of an engine: started with the first call, and replaced when it fails, until that happens too often. */
export class EngineWorker {
  readonly #settings: WorkerSettings;
  readonly #requests = new Set<EngineRequest>();
  #worker: RunningWorker | undefined;
  /** Begins the worker that is to replace one that failed. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the worker has fewer threads than it asked for. */
  #isSlow = false;
  #isNotKept = false;
  /** Why there is to be no other worker. */
  #givenUp: Error | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** Where the worker was given up, the next call gets another one. */
  allowAnother(): void {
    if (this.#givenUp) this.#settings.restarts.reset();
    this.#givenUp = undefined;
  }

  /** Where the worker has lost its threads, the next call gets another one. */
  endSlow(): void {
    if (this.#isSlow) this.#replace();
  }

  /**
   * Asks the engine. What a worker has not answered when it goes for another request's sake is asked of the next one.
   *
   * @throws CancelledError as soon as the signal is aborted
   * @throws EngineStoppedError when the engine ends by itself
   */
  ask<Name extends CallName>(
    name: Name,
    arguments_: readonly unknown[],
    options: AskOptions = {},
  ): Promise<AnswerOf<Name>> {
    if (this.#givenUp) return Promise.reject(this.#givenUp);
    if (options.signal?.aborted) return Promise.reject(new CancelledError());
    const request = new EngineRequest(name, arguments_, options);
    const abort = () => this.#abort(request);
    options.signal?.addEventListener('abort', abort);
    this.#requests.add(request);
    if (this.#timer === undefined) this.#send(request);
    return request.answer.finally(() => {
      options.signal?.removeEventListener('abort', abort);
      this.#requests.delete(request);
    });
  }

  #unanswered(): readonly EngineRequest[] {
    return [...this.#requests].filter((request) => request.isOpen);
  }

  #send(request: EngineRequest): void {
    request.send(this.#running(), () => this.#endSoon(request));
  }

  #abort(request: EngineRequest): void {
    if (!request.isOpen) return;
    request.cancel();
    // One that waits for its turn holds up nobody.
    if (request.isStarted) this.#endSoon(request);
  }

  /** Ends the worker unless it ends a cancelled request by itself. */
  #endSoon(request: EngineRequest): void {
    const worker = this.#worker;
    const check = () => {
      if (request.isStarted && this.#worker === worker) this.#replace();
    };
    // A page that was busy itself hears first what the worker said meanwhile.
    setTimeout(() => setTimeout(check), PATIENCE_MILLISECONDS);
  }

  /** The running worker; starts one where there is none. */
  #running(): RunningWorker {
    this.#worker ??= new RunningWorker(this.#settings.startWorker(), {
      onNotLoaded: (reason) => this.#onNotLoaded(reason),
      onStopped: (reason) => this.#recover(`The engine stopped unexpectedly (${reason || 'without a reason'}).`),
      onLostDevice: (reason) => {
        this.#settings.onLostDevice();
        this.#recover(`The graphics device was lost (${reason}).`);
      },
      onLostThreads: () => this.#onLostThreads(),
      onNotKept: (reason) => this.#onNotKept(reason),
      onStatus: (status) => this.#settings.onStatus(status),
    });
    return this.#worker;
  }

  #onNotLoaded(reason: string): void {
    const wait = this.#settings.restarts.afterFailure();
    // What it was asked never began: the next worker is asked.
    if (wait !== undefined) {
      this.#replaceAfter(wait);
      return;
    }
    const why = reason ? ` (${reason})` : '';
    this.#giveUp(`The engine’s program cannot be loaded${why}. Check that the server still runs, then try again.`);
  }

  /** Said once: every image of a table is to be kept. */
  #onNotKept(reason: string): void {
    if (this.#isNotKept) return;
    this.#isNotKept = true;
    const text = `This browser does not keep certified radii (${reason}). They last until the page is closed: export them as a file.`;
    this.#settings.onNotice({ text, needsStart: false });
  }

  #onLostThreads(): void {
    if (this.#isSlow) return;
    this.#isSlow = true;
    const text =
      'The engine’s threads cannot be loaded, so it is slower. Check that the server still runs, then try again.';
    this.#settings.onNotice({ text, needsStart: true });
  }

  #recover(what: string): void {
    const wait = this.#settings.restarts.afterFailure();
    if (wait === undefined) {
      this.#giveUp(`${what} That happened several times in a row. Choose a smaller network, or try again.`);
      return;
    }
    const text = `${what} It was started again; the last change may have to be repeated.`;
    this.#failAll(new EngineStoppedError(text));
    this.#replaceAfter(wait);
    this.#settings.onNotice({ text, needsStart: false });
  }

  #giveUp(text: string): void {
    this.#givenUp = new EngineStoppedError(text);
    this.#end();
    this.#failAll(this.#givenUp);
    this.#settings.onNotice({ text, needsStart: true });
  }

  #replaceAfter(milliseconds: number): void {
    this.#end();
    this.#timer = setTimeout(() => this.#replace(), milliseconds);
  }

  /** Puts another worker in the place of the last one, and asks it what that did not answer. */
  #replace(): void {
    this.#end();
    const unanswered = this.#unanswered();
    this.#settings.onReplaced();
    for (const request of unanswered) this.#send(request);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#worker?.end();
    this.#worker = undefined;
    this.#isSlow = false;
    for (const request of this.#unanswered()) request.takeBack();
  }

  #failAll(reason: Error): void {
    for (const request of this.#unanswered()) request.reject(reason);
  }
}
