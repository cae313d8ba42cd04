import type { Assets } from './assets';
import { ReadOnce } from './readOnce';
import type { ModelCard } from './types';

/** The models that come with Boundscope: their list and their cards, each read once. */
export class BundledModels {
  readonly #assets: Assets;
  readonly #lists = new ReadOnce((name) => this.#readJson<readonly string[]>(`models/${name}.json`));
  readonly #cards = new ReadOnce((id) => this.#readJson<ModelCard>(`models/${id}.json`));

  constructor(assets: Assets) {
    this.#assets = assets;
  }

  ids(): Promise<readonly string[]> {
    return this.#lists.get('index');
  }

  async cards(): Promise<readonly ModelCard[]> {
    return Promise.all((await this.ids()).map((id) => this.#cards.get(id)));
  }

  /** A model's file and card, which do not wait for each other. */
  async fetch(id: string): Promise<{ readonly bytes: Uint8Array; readonly card: ModelCard }> {
    const [bytes, card] = await Promise.all([this.#assets.read(`models/${id}.onnx`), this.#cards.get(id)]);
    return { bytes, card };
  }

  async #readJson<T>(path: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.#assets.read(path))) as T;
  }
}
