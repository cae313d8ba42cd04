import { DATA_FORMATS, endsWithOneOf } from '../../catalog/dataFormats';
import { DATASETS } from '../../catalog/datasets';
import { engine } from '../../engine/api/client';
import type { DatasetImages, ModelSummary } from '../../engine/api/types';
import { saying } from '../commands/notices';
import { datasetFor } from './datasetFor';

/** Sizes of the pictures that a network takes, and whether their channels stand last in its input. */
type PictureSizes = NonNullable<ModelSummary['picture']>;

/** A picture that someone opened, scaled to what a network takes. */
export interface OwnPicture extends DatasetImages {
  /** What was done to it, as a sentence. */
  readonly note: string;
}

/** Those that were opened during this visit, by their name in a view's state. */
const opened = new Map<string, File>();

/** Whether a file is a picture that browsers read. */
export function isPicture({ name, type }: File): boolean {
  return type.startsWith('image/') || endsWithOneOf(name, DATA_FORMATS.pictures.endings);
}

/** Keeps a picture for this visit; gives the name that a view's state has for it. */
export function keepPicture(file: File): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? file.name : `${file.name} (${number})`;
    if (opened.has(name)) continue;
    opened.set(name, file);
    return name;
  }
}

/**
 * A picture as a network takes it: scaled so that the whole of it fits, the rest black, in grey where the network has one
 * channel; transparent parts are black.
 *
 * @throws Error where it was not opened during this visit, cannot be read, or the network takes no pictures
 */
export async function pictureFor(name: string, model: ModelSummary): Promise<OwnPicture> {
  if (!model.picture) {
    throw new Error(
      `${model.name} takes ${model.inputShape.join('×')} numbers, no picture. Type or paste the numbers.`,
    );
  }
  const file = opened.get(name);
  if (!file)
    throw new Error(`This link is about ${name}, a picture on its sender’s computer. Open it here to see the same.`);
  const { id } = await engine().openData({ name, files: [{ path: name, blob: file }] });
  const picture = await saying(`Reading ${name}`, () => engine().dataset(id, model.id)).catch(() => {
    throw new Error(`${name} cannot be read as a picture. Save it as PNG, JPEG or WebP, and open it again.`);
  });
  const { classes } = picture;
  const assumed = DATASETS.get(datasetFor(model) ?? '')?.kind.classes ?? [];
  return { ...picture, classes: classes.length > 0 ? classes : assumed, note: picture.notes?.join(' ') ?? '' };
}

/** The numbers of a picture in the order of the network's input, from 0 to 1. */
export function numbersOf({ images, height, width, channels }: OwnPicture, { isLast }: PictureSizes): number[] {
  const area = height * width;
  return Array.from({ length: area * channels }, (_, i) => {
    const at = isLast ? i : (i % area) * channels + Math.floor(i / area);
    return (images[at] as number) / 255;
  });
}
