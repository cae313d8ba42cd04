import type { Pause } from '../../engine/api/client';
import type { Progress } from '../../engine/api/types';

/** A computation under way, for the progress line. */
export interface Running {
  /** When it began, by `performance.now()`. */
  readonly since: number;
  /** "Computing bounds". */
  readonly what: string;
  readonly progress?: Progress;
  /** Whether it is held for the moment. */
  readonly isPaused?: boolean;
}

/** A computation that would take long, and goes on once someone starts it. */
export interface Waiting {
  /** "CROWN". */
  readonly what: string;
  /** That it is expected to take. */
  readonly seconds: number;
}

/** What a computation is given besides its question. */
export interface Computing<A> {
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** On while it is to wait. */
  readonly pause: Pause;
  readonly onProgress: (progress: Progress) => void;
  /** Shows what is known before all of it is. */
  readonly show: (part: A) => void;
  /** Resolves once someone has started it: what takes long is never begun by itself. */
  readonly started: (waiting: Waiting) => Promise<void>;
}

/** How the questions of one kind are answered. */
export interface Asking<Q, A> {
  /** Says all that the answer depends on. */
  readonly keyOf: (question: Q) => string;
  /** The computation in words: "Attacking". */
  readonly what: (question: Q) => string;
  readonly compute: (question: Q, computing: Computing<A>) => Promise<A>;
  /** Where whole answers are kept, so that going back to a question computes nothing. */
  readonly kept?: Kept<A>;
  /** Whether an answer may be another one when it is asked for anew, as with more time; absent where none is. */
  isOpen?(answer: A): boolean;
  /** Whether it is computed only when someone starts it; such a computation is announced at once. */
  readonly onDemand?: boolean;
  /** Milliseconds that a question has to last before it is asked. */
  readonly pause?: number;
}

/** An answer with its question; the first parts of one that are shown early are not whole. */
export interface Latest<Q, A> {
  readonly key: string;
  readonly question: Q;
  readonly value: A;
  readonly isWhole: boolean;
}

/** Answers kept by the key of their question, the one used longest ago given up first. */
export class Kept<A> {
  readonly #answers = new Map<string, A>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): A | undefined {
    return this.#answers.get(key);
  }

  delete(key: string): void {
    this.#answers.delete(key);
  }

  /** Keeps an answer, or marks it as used just now. */
  set(key: string, answer: A): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value as string);
  }
}
