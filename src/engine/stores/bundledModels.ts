import { type Guard, isListOf, isText } from '../../numbers/guards';
import { filesOfModel, MODEL_LIST } from '../api/ahead';
import type { ModelCard } from '../api/cardTypes';
import { isModelCard } from '../api/isModelCard';
import { type Assets, ReadOnce } from './assets';
import { readOwnJson } from './readOwnJson';

/** The models that come with Boundscope: their list and their cards, each read once. */
export class BundledModels {
  readonly #assets: Assets;
  readonly #lists = new ReadOnce((name) => this.#readJson(name, isListOf(isText)));
  readonly #tried = new ReadOnce((name) => this.#readJson(`models/${name}.json`, isListOf(isModelCard)));
  readonly #cards = new ReadOnce((id) => this.#readJson<ModelCard>(filesOfModel(id).card, isModelCard));

  constructor(assets: Assets) {
    this.#assets = assets;
  }

  ids(): Promise<readonly string[]> {
    return this.#lists.get(MODEL_LIST);
  }

  async cards(): Promise<readonly ModelCard[]> {
    return Promise.all((await this.ids()).map((id) => this.#cards.get(id)));
  }

  /** Cards of networks that were trained and judged like the bundled ones, and do not come along. */
  tried(): Promise<readonly ModelCard[]> {
    return this.#tried.get('tried');
  }

  /** A model's file and card, which do not wait for each other. */
  async fetch(id: string): Promise<{ readonly bytes: Uint8Array; readonly card: ModelCard }> {
    const [bytes, card] = await Promise.all([this.#assets.read(filesOfModel(id).network), this.#cards.get(id)]);
    return { bytes, card };
  }

  async #readJson<T>(path: string, isValue: Guard<T>): Promise<T> {
    return readOwnJson(path, await this.#assets.read(path), isValue);
  }
}
