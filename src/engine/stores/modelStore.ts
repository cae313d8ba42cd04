import * as tf from '@tensorflow/tfjs-core';
import { bytesOfConstants, sumOf } from '../../bounds/cost/room';
import { openModel } from '../../formats/models';
import type { ModelFiles } from '../../formats/models/modelFiles';
import type { Ends, Interface } from '../../network/interface/interface';
import { withInterface } from '../../network/interface/withInterface';
import type { Network, Shape } from '../../network/network';
import { checkNetwork, type ReadyNetwork, uploadNetwork } from '../../network/upload';
import { digest, digestOfText } from '../../numbers/digest';
import type { ModelCard } from '../api/cardTypes';
import type { ModelFile, ModelSource } from '../api/requestTypes';
import { type Fields, requireFields } from '../requests/fields';
import type { Assets } from './assets';
import { BundledModels } from './bundledModels';
import { type Fetched, FileFetcher } from './fileFetcher';
import { filesOf, type GivenFiles } from './givenFiles';

/** A model that was read. */
export interface ReadModel {
  /** Digest of the file, and of what is known besides it. */
  readonly id: string;
  readonly network: Network;
  /** Of the input and of every node's output, by the value's name; batch left out. */
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly card?: ModelCard;
}

/** A model with its weights on the device. */
export interface StoredModel extends Omit<ReadModel, 'shapes'> {
  readonly ready: ReadyNetwork;
}

/** A file, and what it does not say. */
type Variant = { readonly file: ModelFile } & Interface;

/** No more than this many models stay read, and no more keep their weights on a backend. */
const MOST_MODELS = 4;

/** Reads models and keeps the latest used ones on the backends that they were used on. */
export class ModelStore {
  /** By digest, the latest used last. */
  readonly #read = new Map<string, ReadModel>();
  /** Those on each backend, likewise. */
  readonly #stored = new Map<string, Map<string, ReadModel & StoredModel>>();
  /** Files handed over as bytes, by digest: they cannot be fetched again. */
  readonly #given = new Map<string, GivenFiles>();
  /** What models are of which more is known than their file says, by their id. */
  readonly #variants = new Map<string, Variant>();
  /** Digests of what was fetched, by the name it was asked for. */
  readonly #fetched = new Map<string, string>();
  /** Those that come with Boundscope. */
  readonly bundled: BundledModels;
  readonly #files: FileFetcher;

  constructor(assets: Assets) {
    this.bundled = new BundledModels(assets);
    this.#files = new FileFetcher(assets, this.bundled);
  }

  /** Begins to fetch a model that `get` will be asked for, while a backend starts, say. */
  prefetch(model: ModelSource): void {
    const source = isVariant(model) ? model.file : model;
    if (typeof source === 'string' && !this.#variants.has(source) && !this.#find(source) && !this.#given.has(source)) {
      this.#files.fetch(source).catch(() => {});
    }
  }

  /**
   * The model of that source, read if need be; asks nothing of the device, so that it waits for no computation.
   *
   * @throws UnknownModelError when nothing of that name or digest is here
   * @throws NetworkError when it cannot be taken
   */
  async read(source: ModelSource): Promise<ReadModel> {
    if (isVariant(source)) return this.#readVariant(source);
    if (typeof source !== 'string') return this.#keepFile(source);
    const variant = this.#variants.get(source);
    if (variant) return this.#readVariant(variant);
    const known = this.#find(source);
    if (known) {
      keepLatest(this.#read, known);
      return known;
    }
    const file = this.#given.get(source);
    return file ? this.#add(filesOf(file)) : this.#addFetched(source, await this.#files.fetch(source));
  }

  /**
   * The model of that source with its weights on the current backend. May free another one's: only between computations.
   *
   * @throws NetworkError when it cannot be had or taken
   */
  async get(source: ModelSource): Promise<StoredModel> {
    const backend = tf.getBackend();
    const here = this.#stored.get(backend) ?? new Map<string, ReadModel & StoredModel>();
    this.#stored.set(backend, here);
    const known = typeof source === 'string' ? this.#findIn(here, source) : undefined;
    const model = known ?? (await this.read(source));
    const stored = here.get(model.id) ?? { ...model, ready: uploadNetwork(model.network) };
    for (const { ready } of keepLatest(here, stored)) ready.dispose();
    return stored;
  }

  async #readVariant(variant: Variant): Promise<ReadModel> {
    requireFields('model', variant, VARIANT_FIELDS);
    const { file, ...chosen } = variant;
    const { input, sizes, constants, output, lastLayer } = chosen;
    const ends = {
      ...(input && { input }),
      ...(sizes && { sizes }),
      ...(constants && { constants }),
      ...(output && { output }),
      ...(lastLayer && { lastLayer }),
    };
    const hasEnds = Object.keys(ends).length > 0;
    const plain = hasEnds ? await this.#readBetween(file, ends) : await this.read(file);
    const said = JSON.stringify(Object.entries(chosen).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (Object.keys(chosen).length === 0) return plain;
    const id = `${plain.id}~${digestOfText(said)}`;
    const known = this.#find(id);
    if (known) {
      keepLatest(this.#read, known);
      return known;
    }
    const network = withInterface(plain.network, plain.shapes, chosen);
    const model = { ...plain, id, network, shapes: checkNetwork(network) };
    this.#variants.set(id, { ...variant, file: typeof file === 'string' ? file : this.#keep(file) });
    keepLatest(this.#read, model);
    return model;
  }

  /** Bytes of weights besides those of a model on the current backend: its own on others, and those of other models that are kept. */
  bytesElsewhere(id: string): number {
    return sumOf(this.#besides(id), ({ ready }) => bytesOfConstants(ready));
  }

  /** Frees those: only between computations. */
  disposeElsewhere(id: string): void {
    for (const { ready } of this.#besides(id, (here, other) => here.delete(other))) ready.dispose();
  }

  #besides(
    id: string,
    onFound: (here: Map<string, unknown>, other: string) => void = () => {},
  ): readonly StoredModel[] {
    return [...this.#stored].flatMap(([backend, here]) =>
      [...here].flatMap(([other, model]) => {
        if (backend === tf.getBackend() && other === id) return [];
        onFound(here, other);
        return [model];
      }),
    );
  }

  /** Frees every model's weights on a backend. */
  dispose(backend: string): void {
    for (const { ready } of this.#stored.get(backend)?.values() ?? []) ready.dispose();
    this.#stored.delete(backend);
  }

  /** A file's network between other ends than those it has by itself. */
  async #readBetween(file: ModelFile, ends: Ends): Promise<ReadModel> {
    if (typeof file !== 'string') return this.#add(filesOf(file), undefined, ends);
    const given = this.#given.get(file);
    if (given) return this.#add(filesOf(given), undefined, ends);
    const { files, card } = await this.#files.fetch(file);
    this.#files.forget(file);
    return this.#add(files, card, ends);
  }

  /** Keeps a file that was handed over; gives its digest. */
  #keep(given: GivenFiles): string {
    const id = digest(filesOf(given).bytes);
    this.#given.set(id, given);
    return id;
  }

  async #keepFile(given: GivenFiles): Promise<ReadModel> {
    const model = await this.#add(filesOf(given));
    this.#given.set(model.id, given);
    return model;
  }

  #find(source: string): ReadModel | undefined {
    const stored = [...this.#stored.values()].map((here) => this.#findIn(here, source));
    return this.#findIn(this.#read, source) ?? stored.find((model) => model !== undefined);
  }

  #findIn<T>(models: ReadonlyMap<string, T>, source: string): T | undefined {
    return models.get(source) ?? models.get(this.#fetched.get(source) ?? '');
  }

  async #addFetched(source: string, { files, card }: Fetched): Promise<ReadModel> {
    this.#files.forget(source);
    const model = await this.#add(files, card);
    this.#fetched.set(source, model.id);
    return model;
  }

  async #add(files: ModelFiles, card?: ModelCard, ends?: Ends): Promise<ReadModel> {
    const own = digest(files.bytes) + (ends ? `~${digestOfText(JSON.stringify(ends))}` : '');
    const known = this.#find(own);
    if (known) return known;
    const others: string[] = [];
    const beside = async (path: string) => {
      const bytes = await files.beside(path);
      others.push(digest(bytes));
      return bytes;
    };
    const network = await openModel({ ...files, beside, ...(ends && { ends }) });
    // A file that needs others is another network with others beside it.
    const id = others.length === 0 ? own : digestOfText([own, ...others].join());
    const model = { id, network, shapes: checkNetwork(network), ...(card && { card }) };
    keepLatest(this.#read, model);
    return model;
  }
}

const VARIANT_FIELDS: Fields<Variant> = {
  file: 'needed',
  input: 'optional',
  sizes: 'optional',
  constants: 'optional',
  output: 'optional',
  lastLayer: 'optional',
  classAxis: 'optional',
  classAt: 'optional',
  mean: 'optional',
  std: 'optional',
  range: 'optional',
  inputs: 'optional',
  ranges: 'optional',
  outputs: 'optional',
  threshold: 'optional',
  labels: 'optional',
};

/** Whether a model's source says more than its file. */
export function isVariant(source: ModelSource): source is Variant {
  return typeof source === 'object' && 'file' in source;
}

/** Puts a model last among those that are kept; those that were not used for longest make room, and are given back. */
function keepLatest<T extends ReadModel>(models: Map<string, T>, model: T): readonly T[] {
  models.delete(model.id);
  models.set(model.id, model);
  const dropped = [...models.values()].slice(0, Math.max(0, models.size - MOST_MODELS));
  for (const { id } of dropped) models.delete(id);
  return dropped;
}
