import type { Ownership } from '../../engine/training/ownership';

/** A browser whose pages own trainings; `page` is how one of them sees that. */
export class FakeBrowser {
  readonly #owners = new Map<string, object>();
  readonly #waiting: (() => void)[] = [];
  readonly #listeners: { readonly page: object; readonly listener: (id: string) => void }[] = [];

  page(): Ownership & { close(): void } {
    const page = {};
    const free = (id: string) => {
      if (this.#owners.get(id) === page) this.#owners.delete(id);
      for (const check of this.#waiting.splice(0)) check();
    };
    return {
      claim: async (id) => {
        if (this.#owners.has(id)) return null;
        this.#owners.set(id, page);
        return () => free(id);
      },
      isOwnedElsewhere: async (id) => this.#owners.has(id) && this.#owners.get(id) !== page,
      untilFree: (id) =>
        new Promise((resolve) => {
          const check = () => void (this.#owners.has(id) ? this.#waiting.push(check) : resolve());
          check();
        }),
      announce: (id) => {
        for (const other of this.#listeners) if (other.page !== page) other.listener(id);
      },
      onAnnounced: (listener) => void this.#listeners.push({ page, listener }),
      close: () => {
        for (const id of [...this.#owners.keys()]) free(id);
      },
    };
  }
}
