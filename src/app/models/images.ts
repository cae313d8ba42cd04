import { engine } from '../../engine/api/client';
import type { DatasetImages, ModelSummary } from '../../engine/api/types';
import type { Asking } from '../ask/asking';
import { firstAnswer } from '../ask/firstAnswers';
import { useAnswer } from '../ask/useAnswer';
import { isOwnData, ownImages } from './ownData';
import { useAfterFirst } from './useAfterFirst';

/** Names images of a data set; of one's own, made to fit a network. */
function idFor(id: string, model: ModelSummary | null | undefined): string {
  return isOwnData(id) && model ? JSON.stringify([id, model.id]) : id;
}

/** Asks for images by such a name. */
async function fetchImages(id: string, plain: (id: string) => Promise<DatasetImages>): Promise<DatasetImages> {
  if (!id.startsWith('[')) return plain(id);
  const [own, model] = JSON.parse(id) as [string, string];
  return ownImages(own, { id: model });
}

/** Images that the engine was asked for by their data set; they are kept while the page lives. */
export class KeptImages {
  /** Tells them apart from others of the same data sets. */
  readonly name: string;
  readonly #ask: (id: string) => Promise<DatasetImages>;
  readonly #here = new Map<string, DatasetImages>();
  readonly #arriving = new Map<string, Promise<DatasetImages>>();

  constructor(name: string, ask: (id: string) => Promise<DatasetImages>) {
    this.name = name;
    this.#ask = ask;
  }

  /** Undefined until they are here. */
  get(id: string): DatasetImages | undefined {
    return this.#here.get(id);
  }

  /** Resolves once they are here; asks the engine once, and anew only when that failed. */
  fetch(id: string): Promise<DatasetImages> {
    const known = this.#arriving.get(id);
    if (known) return known;
    const arriving = this.#ask(id).then((images) => {
      this.#here.set(id, images);
      return images;
    });
    this.#arriving.set(id, arriving);
    arriving.catch(() => this.#arriving.delete(id));
    return arriving;
  }
}

/** Whole data sets. */
const allImages = new KeptImages('all images', (id) => fetchImages(id, (plain) => engine().dataset(plain)));

/** Data sets with all labels and at least their first images. */
const firstImages = new KeptImages('first images', (id) =>
  fetchImages(id, (plain) => firstAnswer('firstImages', plain, (asked) => engine().firstImages(asked))),
);

interface ImagesQuestion {
  readonly kept: KeptImages;
  readonly id: string;
  readonly attempt: unknown;
}

const IMAGES: Asking<ImagesQuestion, DatasetImages> = {
  keyOf: ({ kept, id, attempt }) => `${kept.name} of ${id} ${attempt}`,
  what: () => 'Reading the images',
  compute: ({ kept, id }) => kept.fetch(id),
};

/** Images of a data set, and why they cannot be had. */
interface ImagesAnswer {
  readonly images: DatasetImages | null;
  readonly error: Error | null;
}

/**
 * Fetches the images of a data set into those that are kept; null until they are here, and for none.
 *
 * @param attempt another value asks once more where asking failed
 */
function useKeptImages(kept: KeptImages, id: string | null, attempt?: unknown): ImagesAnswer {
  const here = id === null ? undefined : kept.get(id);
  const { value, error } = useAnswer(id === null || here ? null : { kept, id, attempt }, IMAGES);
  return { images: here ?? value, error };
}

/** A data set's images and labels; they are kept while the page lives. */
export function useDataset(id: string | null, model?: ModelSummary | null): ImagesAnswer {
  return useKeptImages(allImages, isWaiting(id, model) ? null : idFor(id, model));
}

/** Images of one's own wait for the network that they are for. */
function isWaiting(id: string | null, model: ModelSummary | null | undefined): id is null {
  return id === null || (isOwnData(id) && !model);
}

/** A data set with at least its first images: all of them where they are here already. */
export function useFirstImages(id: string, model?: ModelSummary | null): ImagesAnswer {
  const name = isWaiting(id, model) ? null : idFor(id, model);
  const all = name === null ? undefined : allImages.get(name);
  const first = useKeptImages(firstImages, all ? null : name);
  return all ? { images: all, error: null } : first;
}

/**
 * Fetches the images that `useFirstImages` does not have yet, which has them from then on.
 *
 * @param images what it has of that data set
 * @param image the one that is asked for; where it is missing, the images are fetched at once
 * @param isShown whether the first picture stands; soon after, they are fetched although nobody asked for one
 */
export function useRemainingImages(
  id: string,
  images: DatasetImages | null,
  image: number,
  isShown: boolean,
): ImagesAnswer {
  const isTime = useAfterFirst(isShown);
  const isMissing = images !== null && image >= images.present;
  const areSome = images !== null && images.present < images.count;
  return useKeptImages(allImages, areSome && (isTime || isMissing) ? id : null, isMissing && image);
}
