import { DATASETS } from '../../catalog/datasets';
import type { DatasetImages } from '../../formats/inputs/datasetImages';
import { openData } from '../../formats/ownData';
import type { DataFile, OpenedData } from '../../formats/ownData/dataFormat';
import { imagesFor } from '../../formats/ownData/imagesFor';
import { type Network, sizeOf } from '../../network/network';
import { digest, digestOfText } from '../../numbers/digest';
import { UnknownDataError } from '../api/errors';
import type { DataSummary, GivenData } from '../api/requestTypes';
import type { Assets } from './assets';

import { shared } from './sharedImages';

/** How ids of data sets begin that someone opened; the catalog has no such names. */
const OWN = 'own:';

/** So many networks' images of data sets are kept. */
const MOST_KEPT = 6;

interface Opened {
  readonly summary: DataSummary;
  readonly data: OpenedData;
}

/** Data sets that someone opened, and their images as networks take them. */
export class OwnData {
  readonly #assets: Assets;
  readonly #opened = new Map<string, Opened>();
  readonly #images = new Map<string, Promise<DatasetImages>>();
  /** Ids of those that were named by their place. */
  readonly #places = new Map<string, string>();

  constructor(assets: Assets) {
    this.#assets = assets;
  }

  /** Whether a data set is one that someone opened, by its id, or is named by its place. */
  static owns(id: string): boolean {
    return id.startsWith(OWN) || (!DATASETS.has(id) && /[./]/.test(id));
  }

  /**
   * The id of a data set, which names its content; one that is named by its place is read.
   *
   * @param size how many numbers the network takes that it is for
   */
  async idOf(name: string, size: number): Promise<string> {
    if (name.startsWith(OWN) || !OwnData.owns(name)) return name;
    const place = `${size} ${name}`;
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    const { id } = await this.open({ ...(await this.#assets.data(name)), size });
    this.#places.set(place, id);
    return id;
  }

  /**
   * Reads a data set; its id names its content.
   *
   * @throws DatasetError saying what cannot be taken
   */
  async open({ name, files, size }: GivenData): Promise<DataSummary> {
    const data = await openData(files, size);
    const parts = await Promise.all([...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(nameOfContent));
    const read = data.labels ? 'labelled' : 'plain';
    const id = `${OWN}${name}~${digestOfText([...parts, read].join('\n')).slice(0, 16)}`;
    const { items, classes, labels, notes } = data;
    const summary: DataSummary = {
      id,
      name,
      count: items.kind === 'array' ? items.count : items.files.length,
      classes: classes ?? [],
      isLabelled: labels !== null,
      notes,
    };
    this.#opened.set(id, { summary, data });
    return summary;
  }

  /**
   * Its images as a network takes them.
   *
   * @throws UnknownDataError when nothing of that id was opened
   * @throws RangeError when the network takes no such items
   */
  async images(name: string, network: Network): Promise<DatasetImages> {
    const id = await this.idOf(name, sizeOf(network.input.shape));
    const opened = this.#opened.get(id);
    if (!opened) {
      const file = id.slice(OWN.length).replace(/~[^~]*$/, '');
      const message = `${file} is a data set on somebody’s computer. Open it here to see the same.`;
      throw new UnknownDataError(message);
    }
    const key = JSON.stringify([id, network.input.shape, network.interface?.labels]);
    const known = this.#images.get(key);
    if (known) return known;
    const making = imagesFor(opened.summary.name, opened.data, network, this.#assets.picture).then(shared);
    this.#images.set(key, making);
    making.catch(() => this.#images.delete(key));
    for (const old of [...this.#images.keys()].slice(0, -MOST_KEPT)) this.#images.delete(old);
    return making;
  }
}

async function nameOfContent({ path, blob }: DataFile): Promise<string> {
  return `${path} ${digest(new Uint8Array(await blob.arrayBuffer()))}`;
}
