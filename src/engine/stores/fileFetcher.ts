import { type ModelFiles, oneFile } from '../../formats/models/modelFiles';
import type { ModelCard } from '../api/cardTypes';
import { UnknownModelError } from '../api/errors';
import type { Assets } from './assets';
import type { BundledModels } from './bundledModels';
import { openBeside } from './givenFiles';

/** A model's file and those beside it, and its card where it is a bundled one. */
export interface Fetched {
  readonly files: ModelFiles;
  readonly card?: ModelCard;
}

/** Fetches models by the names of the bundled ones, by addresses and by paths: once, however many ask before it is here. */
export class FileFetcher {
  readonly #assets: Assets;
  readonly #bundled: BundledModels;
  /** By the name that was asked for. */
  readonly #arriving = new Map<string, Promise<Fetched>>();

  constructor(assets: Assets, bundled: BundledModels) {
    this.#assets = assets;
    this.#bundled = bundled;
  }

  /**
   * A model's files; whoever asks before they are forgotten gets the same.
   *
   * @throws UnknownModelError where nothing has that name
   */
  fetch(source: string): Promise<Fetched> {
    const arriving = this.#arriving.get(source);
    if (arriving) return arriving;
    const fetching = this.#fetchNow(source);
    this.#arriving.set(source, fetching);
    fetching.catch(() => this.#arriving.delete(source));
    return fetching;
  }

  /** They are read: the next who asks gets them anew. */
  forget(source: string): void {
    this.#arriving.delete(source);
  }

  async #fetchNow(source: string): Promise<Fetched> {
    const ids = await this.#bundled.ids();
    if (ids.includes(source)) {
      const { bytes, card } = await this.#bundled.fetch(source);
      return { files: oneFile(card.name, bytes), card };
    }
    if (/[./]/.test(source)) return { files: await openBeside(source, (path) => this.#assets.open(path)) };
    throw new UnknownModelError(
      `There is no bundled model “${source}”. Choose one of: ${ids.join(', ')}; or give a file.`,
    );
  }
}
