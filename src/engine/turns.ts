import type { RunningBackend } from './backends/runningBackend';

/** A first question that takes longer is worth being helped with. */
const LONG_MILLISECONDS = 300;

/** After so long nobody waits for an answer any more. */
const CALM_MILLISECONDS = 1000;

/** Whose turn it is to compute: one at a time, in order of arrival. What the first answer does not need waits for it. */
export class Turns {
  readonly #backend: RunningBackend;
  #last: Promise<unknown> = Promise.resolve();
  #isAsked = false;
  #calm: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: RunningBackend) {
    this.#backend = backend;
  }

  /** Runs something when its turn comes. */
  take<T>(task: () => Promise<T>): Promise<T> {
    clearTimeout(this.#calm);
    const result = this.#last.then(task);
    const done: Promise<void> = result.then(
      () => this.#onDone(done),
      () => this.#onDone(done),
    );
    this.#last = done;
    return result;
  }

  /** As `take`, for questions: the first answer is on its way before threads start, which take the cores that it needs. */
  ask<T>(task: () => Promise<T>): Promise<T> {
    return this.take(async () => {
      const wait = this.#isAsked ? 0 : LONG_MILLISECONDS;
      this.#isAsked = true;
      const help = setTimeout(() => this.#backend.startRest(), wait);
      try {
        return await task();
      } finally {
        clearTimeout(help);
      }
    });
  }

  /** Backends are measured when nobody waits, where that is open. */
  #onDone(done: Promise<unknown>): void {
    if (this.#last !== done || !this.#backend.isOpen) return;
    const measure = () => void this.take(() => this.#backend.measure()).catch(() => {});
    this.#calm = setTimeout(measure, CALM_MILLISECONDS);
  }
}
