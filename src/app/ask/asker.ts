import { Pause } from '../../engine/api/client';
import type { Progress } from '../../engine/api/types';
import type { Asking, Latest, Running, Waiting } from './asking';

/** Where an asker stands; each part has the key of the question that it belongs to. */
export interface AskerState<Q, A> {
  readonly latest: Latest<Q, A> | null;
  readonly error: { readonly key: string; readonly error: Error } | null;
  readonly running: { readonly key: string; readonly running: Running } | null;
  /** What goes on when someone starts it. */
  readonly waiting: { readonly key: string; readonly waiting: Waiting } | null;
  /** The question whose computation someone ended. */
  readonly cancelled: string | null;
}

interface Job<Q> {
  readonly key: string;
  readonly question: Q;
  readonly controller: AbortController;
  readonly pause: Pause;
  since: number;
  /** Lets it go on where it waits for being started. */
  release?: () => void;
}

/** A result later than this is announced. */
const PATIENCE_MILLISECONDS = 300;
/** A computation that is no longer wanted may run this long before it is ended rather than waited for. */
const STALE_MILLISECONDS = 1000;

/**
 * Asks the newest question, one at a time. While questions follow each other quickly, as under a slider, each that was
 * begun is finished and shown as what it is, and those overtaken meanwhile never start.
 */
export class Asker<Q, A> {
  readonly #asking: Asking<Q, A>;
  readonly #listeners = new Set<() => void>();
  #state: AskerState<Q, A> = { latest: null, error: null, running: null, waiting: null, cancelled: null };
  #question: Q | null = null;
  #key: string | null = null;
  #job: Job<Q> | undefined;
  /** Begins the question, or ends the job that is in its way. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(asking: Asking<Q, A>) {
    this.#asking = asking;
  }

  readonly state = (): AskerState<Q, A> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Makes a question the one that is asked; null for none, which ends what was under way. */
  readonly ask = (question: Q | null): void => {
    const key = question === null ? null : this.#asking.keyOf(question);
    this.#question = question;
    if (key === this.#key) return;
    this.#key = key;
    clearTimeout(this.#timer);
    this.#emit({ error: null, cancelled: null });
    const { kept, onDemand } = this.#asking;
    const known = key === null ? undefined : kept?.get(key);
    if (known === undefined && key !== null && !onDemand) {
      this.#begin();
      return;
    }
    this.#end();
    if (question === null || key === null || known === undefined) return;
    kept?.set(key, known);
    this.#emit({ latest: { key, question, value: known, isWhole: true } });
  };

  /** Computes the answer now: where it waits for that, failed or was cancelled, or left its question open. */
  readonly start = (): void => {
    if (this.#job?.key === this.#key) this.#job?.release?.();
    if (this.#job?.key === this.#key) return;
    if (this.#isAnswered() && !this.#forgetOpen()) return;
    this.#emit({ error: null, cancelled: null });
    this.#run();
  };

  /** Ends what is computed; the question stays unanswered until `start`. */
  readonly cancel = (): void => {
    if (!this.#job) return;
    this.#end();
    this.#emit({ cancelled: this.#key });
  };

  /** Holds what is computed, or lets it go on. */
  readonly pause = (isOn: boolean): void => this.#job?.pause.set(isOn);

  #begin(): void {
    const { pause = 0 } = this.#asking;
    const job = this.#job;
    if (job?.key === this.#key) return;
    if (job && !job.release) {
      const left = STALE_MILLISECONDS - (performance.now() - job.since);
      this.#timer = setTimeout(() => this.#run(), Math.max(0, left));
    } else if (pause > 0) {
      this.#timer = setTimeout(() => this.#run(), pause);
    } else {
      this.#run();
    }
  }

  #run(): void {
    const [question, key] = [this.#question, this.#key];
    this.#end();
    if (question === null || key === null) return;
    const job: Job<Q> = {
      key,
      question,
      controller: new AbortController(),
      pause: new Pause(),
      since: performance.now(),
    };
    this.#job = job;
    const patience = this.#asking.onDemand ? 0 : PATIENCE_MILLISECONDS;
    const what = this.#asking.what(question);
    const announce = (progress?: Progress) => {
      if (this.#job !== job || job.release || performance.now() - job.since < patience) return;
      const isPaused = job.pause.isOn;
      const known = progress ?? this.#state.running?.running.progress;
      const running = { since: job.since, what, ...(known && { progress: known }), ...(isPaused && { isPaused }) };
      this.#emit({ running: { key, running } });
    };
    job.pause.onChange(() => announce());
    if (patience === 0) announce();
    let timer = setTimeout(announce, patience);
    const started = (waiting: Waiting) => {
      if (this.#job === job) this.#emit({ running: null, waiting: { key, waiting } });
      return new Promise<void>((resolve) => {
        job.release = () => {
          delete job.release;
          job.since = performance.now();
          timer = setTimeout(announce, patience);
          this.#emit({ waiting: null });
          resolve();
        };
      });
    };
    const show = (value: A, isWhole = false) => {
      if (this.#job === job) this.#emit({ latest: { key, question, value, isWhole } });
    };
    this.#asking
      .compute(question, {
        signal: job.controller.signal,
        pause: job.pause,
        onProgress: announce,
        show: (part) => show(part),
        started,
      })
      .then(
        (value) => {
          this.#asking.kept?.set(key, value);
          show(value, true);
        },
        (reason: unknown) => {
          const error = reason instanceof Error ? reason : new Error(String(reason));
          if (this.#job === job && key === this.#key) this.#emit({ error: { key, error } });
        },
      )
      .finally(() => {
        clearTimeout(timer);
        if (this.#job === job) this.#next();
      });
  }

  /** After a job that was not ended: the question that came meanwhile. */
  #next(): void {
    this.#job = undefined;
    this.#emit({ running: null });
    if (this.#key === null || this.#isAnswered() || this.#state.error?.key === this.#key) return;
    if (!this.#asking.onDemand) this.#run();
  }

  /** Gives up an answer that may become another one; false where there is none. */
  #forgetOpen(): boolean {
    const { latest } = this.#state;
    if (latest === null || !this.#asking.isOpen?.(latest.value)) return false;
    this.#asking.kept?.delete(latest.key);
    this.#emit({ latest: null });
    return true;
  }

  #isAnswered(): boolean {
    return this.#state.latest?.isWhole === true && this.#state.latest.key === this.#key;
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#job?.controller.abort();
    this.#job = undefined;
    if (this.#state.running || this.#state.waiting) this.#emit({ running: null, waiting: null });
  }

  #emit(change: Partial<AskerState<Q, A>>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
