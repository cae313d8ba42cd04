/** Reads things once each, however many ask for them; what could not be read is tried again by the next who asks. */
export class ReadOnce<T> {
  readonly #read: (key: string) => Promise<T>;
  readonly #known = new Map<string, Promise<T>>();

  constructor(read: (key: string) => Promise<T>) {
    this.#read = read;
  }

  /** Whether it was asked for, and has not failed. */
  has(key: string): boolean {
    return this.#known.has(key);
  }

  get(key: string): Promise<T> {
    const known = this.#known.get(key);
    if (known) return known;
    const reading = this.#read(key);
    this.#known.set(key, reading);
    reading.catch(() => this.#known.delete(key));
    return reading;
  }
}
