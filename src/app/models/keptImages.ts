import { engine } from '../../engine/client';
import type { DatasetImages } from '../../engine/types';

/** Images that the engine was asked for by their data set; they are kept while the page lives. */
export class KeptImages {
  readonly #ask: (id: string) => Promise<DatasetImages>;
  readonly #here = new Map<string, DatasetImages>();
  readonly #arriving = new Map<string, Promise<void>>();

  constructor(ask: (id: string) => Promise<DatasetImages>) {
    this.#ask = ask;
  }

  /** Undefined until they are here. */
  get(id: string): DatasetImages | undefined {
    return this.#here.get(id);
  }

  /** Resolves once they are here; asks the engine once, and anew only when that failed. */
  fetch(id: string): Promise<void> {
    const known = this.#arriving.get(id);
    if (known) return known;
    const arriving = this.#ask(id).then((images) => void this.#here.set(id, images));
    this.#arriving.set(id, arriving);
    arriving.catch(() => this.#arriving.delete(id));
    return arriving;
  }
}

/** Whole data sets. */
export const allImages = new KeptImages((id) => engine().dataset(id));

/** Data sets with all labels and at least their first images. */
export const firstImages = new KeptImages((id) => engine().firstImages(id));
