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

  /** Keeps an answer, or marks it as used just now. */
  set(key: string, answer: A): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value as string);
  }
}
