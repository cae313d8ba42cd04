import { readOnnx } from '../formats/onnx/readOnnx';
import type { Network } from '../network/network';
import { NetworkError } from '../network/networkError';
import { type ReadyNetwork, uploadNetwork } from '../network/upload';
import type { Assets } from './assets';
import { BundledModels } from './bundledModels';
import type { ModelCard, ModelSource } from './types';

/** A model that was read, and its weights on the device. */
export interface StoredModel {
  /** Digest of the file. */
  readonly id: string;
  readonly network: Network;
  readonly ready: ReadyNetwork;
  readonly card?: ModelCard;
}

/** A model's file, and its card where it is a bundled one. */
interface Fetched {
  readonly bytes: Uint8Array;
  readonly card?: ModelCard;
}

/** No more than this many models keep their weights on the device. */
const MOST_MODELS = 4;

/** Reads models and keeps the latest used ones on the device. */
export class ModelStore {
  readonly #assets: Assets;
  /** By digest, the latest used last. */
  readonly #models = new Map<string, StoredModel>();
  /** Files handed over as bytes, by digest: they cannot be fetched again. */
  readonly #files = new Map<string, Uint8Array>();
  /** Digests of what was fetched, by the name it was asked for. */
  readonly #fetched = new Map<string, string>();
  /** Files on their way, by the name they were asked for. */
  readonly #arriving = new Map<string, Promise<Fetched>>();
  readonly #bundled: BundledModels;

  constructor(assets: Assets) {
    this.#assets = assets;
    this.#bundled = new BundledModels(assets);
  }

  /** The bundled models' cards. */
  cards(): Promise<readonly ModelCard[]> {
    return this.#bundled.cards();
  }

  /** Begins to fetch a model that `get` will be asked for, while a backend starts, say. */
  prefetch(source: ModelSource): void {
    if (typeof source === 'string' && !this.#find(source) && !this.#files.has(source)) {
      this.#fetch(source).catch(() => {});
    }
  }

  /**
   * The model of that source, read if need be.
   *
   * @throws NetworkError when it cannot be had or taken
   */
  async get(source: ModelSource): Promise<StoredModel> {
    if (typeof source !== 'string') return this.#keepFile(new Uint8Array(source));
    const known = this.#find(source);
    if (known) return this.#use(known);
    const file = this.#files.get(source);
    return file ? this.#add(file, 'model') : this.#addFetched(source, await this.#fetch(source));
  }

  /** Frees every model's weights. */
  dispose(): void {
    for (const { ready } of this.#models.values()) ready.dispose();
    this.#models.clear();
  }

  #keepFile(bytes: Uint8Array): StoredModel {
    const model = this.#add(bytes, 'model');
    this.#files.set(model.id, bytes);
    return model;
  }

  #find(source: string): StoredModel | undefined {
    return this.#models.get(source) ?? this.#models.get(this.#fetched.get(source) ?? '');
  }

  /** Fetches a file once, however many ask for it before it has come. */
  #fetch(source: string): Promise<Fetched> {
    const arriving = this.#arriving.get(source);
    if (arriving) return arriving;
    const fetching = this.#fetchNow(source);
    this.#arriving.set(source, fetching);
    fetching.catch(() => this.#arriving.delete(source));
    return fetching;
  }

  async #fetchNow(source: string): Promise<Fetched> {
    const ids = await this.#bundled.ids();
    return ids.includes(source) ? this.#bundled.fetch(source) : { bytes: await this.#open(source, ids) };
  }

  #addFetched(source: string, { bytes, card }: Fetched): StoredModel {
    this.#arriving.delete(source);
    const model = this.#add(bytes, card?.name ?? (source.split('/').pop() as string), card);
    this.#fetched.set(source, model.id);
    return model;
  }

  async #open(location: string, ids: readonly string[]): Promise<Uint8Array> {
    if (/[./]/.test(location)) return this.#assets.open(location);
    throw new NetworkError(
      `There is no bundled model “${location}”.`,
      `Choose one of: ${ids.join(', ')}; or give a file.`,
    );
  }

  #add(bytes: Uint8Array, name: string, card?: ModelCard): StoredModel {
    const id = digest(bytes);
    const known = this.#models.get(id);
    if (known) return this.#use(known);
    const network = readOnnx(bytes, name);
    const model = { id, network, ready: uploadNetwork(network), ...(card && { card }) };
    this.#models.set(id, model);
    this.#evict();
    return model;
  }

  #use(model: StoredModel): StoredModel {
    this.#models.delete(model.id);
    this.#models.set(model.id, model);
    return model;
  }

  #evict(): void {
    const [oldest] = this.#models.values();
    if (this.#models.size <= MOST_MODELS || !oldest) return;
    this.#models.delete(oldest.id);
    oldest.ready.dispose();
  }
}

/**
 * A name for a file's content: two FNV-1a hashes and the length. It tells files apart and is no protection against
 * forgery; Web Crypto would be, but browsers withhold it on plain http, as on a lecture hall's local network.
 */
export function digest(bytes: Uint8Array): string {
  let first = 0x811c9dc5;
  let second = 0xcbf29ce4;
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x0100019d);
  }
  return [first, second, bytes.length].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
